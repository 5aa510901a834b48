package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * No login for a registry is kept.
 *
 * @param at the registry
 */
record NoLoginCheck(Registry at) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-login",
              "no login for a registry is kept where tools look for it",
              List.of(FieldSpec.required("at", FieldSpec.Kind.REGISTRY, "host and port")),
              "no-login: { at: \"localhost:5001\" }",
              NoLoginCheck::read)
          .fails(Cause.NOT_DONE)
          .after("docker logout localhost:5001");

  private static NoLoginCheck read(Fields fields) {
    return new NoLoginCheck(
        fields.parsed("at", Registry::parse, new Registry(Placeholder.REGISTRY)));
  }

  @Override
  public String goal() {
    return "no login for " + at + " is kept";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<String> found = view.login(at);
    return Judged.of(
        found.isEmpty(), Cause.NOT_DONE, "logins for " + at, "none", found.orElse("none"));
  }
}
