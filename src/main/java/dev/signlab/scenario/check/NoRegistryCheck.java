package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * Nothing answers where a registry was.
 *
 * @param at where
 */
record NoRegistryCheck(Registry at) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-registry",
              "no registry answers at an address",
              List.of(FieldSpec.required("at", FieldSpec.Kind.REGISTRY, "host and port")),
              "no-registry: { at: \"localhost:5001\" }",
              NoRegistryCheck::read)
          .fails(Cause.NOT_DONE)
          .after("registry stop");

  private static NoRegistryCheck read(Fields fields) {
    return new NoRegistryCheck(
        fields.parsed("at", Registry::parse, new Registry(Placeholder.REGISTRY)));
  }

  @Override
  public String goal() {
    return "no registry answers at " + at;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    boolean answers = view.answers(at);
    return Judged.of(
        !answers,
        Cause.NOT_DONE,
        "GET /v2/ of " + at,
        "no answer",
        answers ? "it answers" : "no answer");
  }
}
