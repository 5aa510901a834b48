package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A login for a registry is kept where tools look for it.
 *
 * @param at the registry
 * @param user whose; nothing when anybody's counts
 */
record LoginCheck(Registry at, Optional<String> user) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "login",
              "a login for a registry is kept where docker, cosign and others look for it",
              List.of(
                  FieldSpec.required("at", FieldSpec.Kind.REGISTRY, "host and port"),
                  FieldSpec.optional("user", FieldSpec.Kind.TEXT, "whose")),
              "login: { at: \"localhost:5001\", user: ada }",
              LoginCheck::read)
          .fails(Cause.NOT_DONE, Cause.NOT_AUTHORIZED)
          .after("cosign login localhost:5001 -u ada -p signlab");

  private static LoginCheck read(Fields fields) {
    return new LoginCheck(
        fields.parsed("at", Registry::parse, new Registry(Placeholder.REGISTRY)),
        fields.optionalText("user"));
  }

  @Override
  public String goal() {
    return "you are logged in to " + at + user.map(name -> " as " + name).orElse("");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<String> found = view.login(at);
    if (found.isEmpty()) {
      return CheckResult.failed(Cause.NOT_DONE, "logins for " + at, "one", "none");
    }
    return user.isEmpty() || user.equals(found)
        ? new CheckResult.Passed("as " + found.get())
        : CheckResult.failed(Cause.NOT_AUTHORIZED, "logins for " + at, user.get(), found.get());
  }
}
