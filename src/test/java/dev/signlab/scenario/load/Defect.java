package dev.signlab.scenario.load;

import java.util.List;

/**
 * One defect that a writer of scenarios makes.
 *
 * @param good what stands in the good scenario
 * @param bad what stands there instead
 * @param summary how the loader begins to tell
 * @param inSchema whether the schema can tell too
 */
record Defect(String good, String bad, String summary, boolean inSchema) {

  static final List<Defect> ALL =
      List.of(
          new Defect("minutes: 6", "minuts: 6", "the scenario has no minutes", true),
          new Defect("minutes: 6", "minutes: six", "minutes of the scenario is not a whole", true),
          new Defect("minutes: 6", "minutes: 600", "minutes of the scenario is not a whole", true),
          new Defect("id: good", "id: Not Good", "not a name: Not Good", true),
          new Defect("title: A scenario without defect\n", "", "the scenario has no title", true),
          new Defect(
              "registry: 5001", "registry: 80", "registry of world of the scenario is", true),
          new Defect("registry: 5001\n", "# none\n", "images without a registry", false),
          new Defect("[files/Dockerfile]", "[../../etc]", "outside the scenario's folder", false),
          new Defect("[files/Dockerfile]", "[files/none]", "no such file in the scenario's", false),
          new Defect("prefix: cosign", "prefix: other", "no key cosign", false),
          new Defect("password: learning", "pasword: x", "keys of world of the scenario has", true),
          new Defect("- registry:", "- registri:", "unknown type of check 'registri'", true),
          new Defect("book:draft", "Book draft", "", true),
          new Defect("kind: private-key", "kind: privat-key", "unknown kind 'privat-key'", true),
          new Defect("path: cosign.key", "path: /etc/passwd", "not a file of the learner's", false),
          new Defect("cosign.pub, other.pub", "cosign.pub", "keys compare two files", true),
          new Defect("outcome: WRONG_KEY", "outcome: WRONG_KEI", "unknown outcome", true),
          new Defect("[cosign verify]", "[]", "command of tried of", true),
          new Defect("{ WRONG_KEY: another", "{ WRONG: another", "unknown cause 'WRONG'", true),
          new Defect("id: foretell", "id: sign", "two tasks are called sign", false),
          new Defect("      - a nudge\n", "", "the hints of a task are not four", true),
          new Defect("[one, two, three, predict]", "none", "the hints of a task are not", true),
          new Defect("good.adoc#sign", "good.adoc#none", "the lesson is missing", false),
          new Defect("lessons/good.adoc#sign", "lessons/none.adoc#a", "the lesson is", false),
          new Defect("lessons/good.adoc#sign", "../x.adoc#sign", "not a lesson", false),
          new Defect("lessons/good.adoc#sign", "lessons/good.md", "not a lesson", true),
          new Defect("lessons/good.adoc#sign", "lessons/good.adoc#a#b", "not a lesson", true),
          new Defect("lessons/good.adoc#sign", "les\\sons/good.adoc", "not a lesson", false),
          new Defect("answer: no", "answer: perhaps", "answer of predict of tasks of", true),
          new Defect("answer: no, cause", "answer: yes, cause", "a cause for a yes", false),
          new Defect("look at the step that", "WRONG_KEY since", "the evidence names", false),
          new Defect("answer: two", "answer: three", "the answer is no choice", false),
          new Defect("are: different }\n      - file", "}\n      - file", "digests of ", true),
          new Defect("at: \"localhost:5001\"", "at: \"Not A Host\"", "not a registry", false));
}
