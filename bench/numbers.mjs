// Small things that several measurements share.

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The value that a share of all lies at or below: 0.5 is the median. */
export const quantile = (values, share) => {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
};

export const median = (values) => quantile(values, 0.5);
