// The form in SurveyJS, which tells of each change as it is typed (textUpdateMode in the schema).
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
import schema from "schema";
import { drawPost } from "../shared/draw.js";
import { linesOf } from "../shared/post.js";

const post = document.getElementById("post");
const survey = new Model(schema);
const answers = {};
survey.onValueChanged.add((_, { name, value }) => {
  answers[name] = value;
  drawPost(post, linesOf(answers));
});
renderSurvey(survey, document.getElementById("form"));
drawPost(post, linesOf(answers));
