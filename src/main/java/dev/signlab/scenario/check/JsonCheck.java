package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.json.Json;
import dev.signlab.scenario.source.Fields;
import tools.jackson.databind.JsonNode;

/**
 * A file of the learner's folder is JSON and has a value at a place.
 *
 * @param file which
 * @param value what must be where
 */
record JsonCheck(String file, ValueAt value) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "json",
              "a file is JSON and has a value at a place",
              ValueAt.behind(FieldSpec.required("file", FieldSpec.Kind.FILE, "the file")),
              "json: { file: review.json, at: /reviewer/name, equals: Ada }",
              JsonCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NOT_DONE)
          .after("echo '{\"reviewer\": {\"name\": \"Ada\"}}' > review.json");

  private static JsonCheck read(Fields fields) {
    return new JsonCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"), ValueAt.read(fields));
  }

  @Override
  public String goal() {
    return value.goal(file);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "a file of JSON")
        .orElseGet(() -> judged(Json.parse(Needs.bytes(view, file), file)));
  }

  private CheckResult judged(JsonNode document) {
    String found = value.found(document);
    return value.isIn(document)
        ? new CheckResult.Passed(found)
        : CheckResult.failed(Cause.NOT_DONE, file, value.words(), found);
  }
}
