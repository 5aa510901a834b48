package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A server of this world runs, or does not.
 *
 * @param name which
 * @param runs whether it must
 */
record ServiceCheck(String name, boolean runs) implements Check {

  private static final List<String> NAMES = List.of("sigstore", "registry", "vault");

  static final CheckType TYPE =
      new CheckType(
              "service",
              "the services of keyless signing, the registry or the vault of this world, run or do"
                  + " not",
              List.of(
                  FieldSpec.choice("name", true, "which", NAMES),
                  FieldSpec.required("runs", FieldSpec.Kind.YES_OR_NO, "whether it does")),
              "service: { name: sigstore, runs: yes }",
              ServiceCheck::read)
          .fails(Cause.NO_SERVICE, Cause.NOT_DONE)
          .after("sigstore start");

  private static ServiceCheck read(Fields fields) {
    return new ServiceCheck(Choices.read(fields, "name", NAMES), fields.yesOrNo("runs"));
  }

  @Override
  public String goal() {
    return name + (runs ? " runs" : " does not run");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    boolean found = view.runs(name);
    return Judged.of(
        found == runs,
        runs ? Cause.NO_SERVICE : Cause.NOT_DONE,
        "the servers of this world",
        goal(),
        found ? "it runs" : "it does not run");
  }
}
