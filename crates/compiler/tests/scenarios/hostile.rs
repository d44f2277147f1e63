//! Whatever a practice case or a training file holds, there is an answer.
