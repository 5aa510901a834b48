package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import java.util.Arrays;
import java.util.List;

/**
 * A registry asks those who show nothing for a password or a token, or lets them in.
 *
 * @param at the registry
 * @param asks what it asks for
 */
record AccessCheck(Registry at, String asks) implements Check {

  private static final List<String> DEMANDS =
      Arrays.stream(Demand.values()).map(Demand::word).toList();

  static final CheckType TYPE =
      new CheckType(
              "access",
              "a registry asks those who show nothing for a password or a token, or lets them in",
              List.of(
                  FieldSpec.required("at", FieldSpec.Kind.REGISTRY, "host and port"),
                  FieldSpec.choice("asks", true, "what it asks for", DEMANDS)),
              "access: { at: \"localhost:5001\", asks: password }",
              AccessCheck::read)
          .fails(Cause.NO_REGISTRY, Cause.NOT_DONE)
          .after("htpasswd -Bbn ada signlab > htpasswd", "registry start --htpasswd htpasswd");

  private static AccessCheck read(Fields fields) {
    return new AccessCheck(
        fields.parsed("at", Registry::parse, new Registry(Placeholder.REGISTRY)),
        Choices.read(fields, "asks", DEMANDS));
  }

  @Override
  public String goal() {
    return at + " asks for " + words(asks);
  }

  private static String words(String demand) {
    return demand.equals(Demand.NOTHING.word()) ? demand : "a " + demand;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    if (!view.answers(at)) {
      return new RegistryCheck(at).evaluate(view);
    }
    String found = view.demand(at).word();
    return Judged.of(
        found.equals(asks),
        Cause.NOT_DONE,
        "GET http://" + at + "/v2/",
        goal(),
        "it asks for " + words(found));
  }
}
