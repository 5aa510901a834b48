package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Repository;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.stream.Stream;

/**
 * A repository has some tags, and lacks others.
 *
 * @param repository which
 * @param has tags that must be there
 * @param lacks tags that must not
 */
record TagsCheck(Repository repository, List<String> has, List<String> lacks) implements Check {

  private static final Repository UNREAD = Repository.parse(Placeholder.REGISTRY + "/unread");

  static final CheckType TYPE =
      new CheckType(
              "tags",
              "a repository has some tags, and lacks others",
              List.of(
                  FieldSpec.required(
                      "repository", FieldSpec.Kind.TEXT, "registry and name, no tag"),
                  FieldSpec.optional("has", FieldSpec.Kind.TEXTS, "tags that are there"),
                  FieldSpec.optional("lacks", FieldSpec.Kind.TEXTS, "tags that are not")),
              "tags: { repository: \"localhost:5001/studentbook\", has: [1.0, stable], lacks: old"
                  + " }",
              TagsCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "crane tag localhost:5001/studentbook:1.0 stable",
              "crane delete localhost:5001/studentbook:old");

  /** Copies the lists. */
  TagsCheck {
    has = List.copyOf(has);
    lacks = List.copyOf(lacks);
  }

  private static TagsCheck read(Fields fields) {
    TagsCheck check =
        new TagsCheck(
            fields.parsed("repository", Repository::parse, UNREAD),
            fields.texts("has"),
            fields.texts("lacks"));
    if (check.has.isEmpty() && check.lacks.isEmpty()) {
      fields.findings().add(fields.place(), "no tag to look for", "has: or lacks:", "neither");
    }
    return check;
  }

  @Override
  public String goal() {
    String with = has.isEmpty() ? "" : " has the tags " + String.join(", ", has);
    String without = lacks.isEmpty() ? "" : " has no tag " + String.join(", ", lacks);
    return repository + with + (with.isEmpty() || without.isEmpty() ? "" : " and") + without;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    List<String> tags = view.registry().tags(repository);
    List<String> wrong =
        Stream.concat(
                has.stream().filter(tag -> !tags.contains(tag)).map(tag -> "no " + tag),
                lacks.stream().filter(tags::contains))
            .toList();
    return wrong.isEmpty()
        ? new CheckResult.Passed(String.join(", ", tags))
        : CheckResult.failed(
            has.stream().allMatch(tags::contains) ? Cause.NOT_DONE : Cause.NO_IMAGE,
            "the tags of " + repository,
            goal(),
            String.join(", ", wrong));
  }
}
