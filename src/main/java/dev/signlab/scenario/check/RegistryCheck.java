package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A registry answers.
 *
 * @param at where
 */
public record RegistryCheck(Registry at) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "registry",
              "a registry answers at an address",
              List.of(FieldSpec.required("at", FieldSpec.Kind.REGISTRY, "host and port")),
              "registry: { at: \"localhost:5001\" }",
              RegistryCheck::read)
          .fails(Cause.NO_REGISTRY)
          .after("registry start");

  private static RegistryCheck read(Fields fields) {
    return new RegistryCheck(
        fields.parsed("at", Registry::new, new Registry(Placeholder.REGISTRY)));
  }

  @Override
  public String goal() {
    return "a registry answers on " + at;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    if (view.answers(at)) {
      return new CheckResult.Passed("GET /v2/ → 200");
    }
    return CheckResult.failed(
        Cause.NO_REGISTRY,
        "GET http://" + at + "/v2/",
        "an answer",
        "nothing listens there",
        new Hint("start the one that is built in", "registry start"));
  }
}
