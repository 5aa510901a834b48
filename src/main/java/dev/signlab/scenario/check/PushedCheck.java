package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A registry has the very image that is on this machine.
 *
 * @param name the image on this machine
 * @param ref the image in the registry
 */
record PushedCheck(String name, Reference ref) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "pushed",
              "a registry has the very image that was built on this machine",
              List.of(
                  FieldSpec.required("name", FieldSpec.Kind.TEXT, "the image on this machine"),
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image in the registry")),
              "pushed: { name: \"localhost:5001/studentbook:2.0\","
                  + " ref: \"localhost:5001/studentbook:2.0\" }",
              PushedCheck::read)
          .fails(Cause.NO_IMAGE, Cause.DIGEST_MISMATCH)
          .after(
              "docker build -t localhost:5001/studentbook:2.0 studentbook",
              "docker push localhost:5001/studentbook:2.0");

  private static PushedCheck read(Fields fields) {
    return new PushedCheck(
        fields.text("name"), fields.parsed("ref", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return ref + " is the image " + name + " of this machine";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<ImageFacts> local = view.localImage(name);
    Optional<Digest> there = view.digest(ref);
    if (local.isEmpty()) {
      return CheckResult.failed(Cause.NO_IMAGE, "docker images", "an image " + name, "none");
    }
    if (there.isEmpty()) {
      return Needs.noImage(ref);
    }
    String wanted = local.get().digest().shortened();
    String found = there.get().shortened();
    return Judged.of(wanted.equals(found), Cause.DIGEST_MISMATCH, goal(), wanted, found);
  }
}
