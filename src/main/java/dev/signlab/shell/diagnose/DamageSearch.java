package dev.signlab.shell.diagnose;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.run.Quoting;
import java.util.List;
import java.util.Optional;

/**
 * What of an image was damaged in the registry, and who has it whole: this machine, or whoever
 * signs anew.
 *
 * @param setting what there is
 */
record DamageSearch(Setting setting) {

  Optional<Finding> of(LineWords line, Problem refused) {
    if (!refused.isOf(Cause.DIGEST_MISMATCH)) {
      return Optional.empty();
    }
    return line.parts().stream()
        .flatMap(part -> Setting.reference(part.value()).stream())
        .filter(setting.shelf()::has)
        .findFirst()
        .map(image -> of(line, image));
  }

  private Finding of(LineWords line, Reference image) {
    if (setting.shelf().isDamaged(image)) {
      return new Finding("the registry has the manifest of " + image + " damaged", pushed(image));
    }
    if (!Role.verifies(line.spec())) {
      return new Finding(
          "the registry has a layer or the config of the image damaged", pushed(image));
    }
    List<Hint> signed =
        line.spec().name().equals("cosign verify")
            ? setting.privateKey(line).map(key -> signed(key, image)).stream().toList()
            : List.of();
    return new Finding("the registry has the signature damaged, and the image whole", signed);
  }

  private static Hint signed(String key, Reference image) {
    return new Hint(
        "sign it again, which mends that", "cosign sign --key " + Quoting.word(key) + " " + image);
  }

  /** Of several names the one that was typed is best. */
  private List<Hint> pushed(Reference image) {
    Optional<Digest> digest = setting.shelf().digest(image);
    List<Reference> same =
        setting.local().get().stream()
            .filter(each -> digest.filter(each.digest()::equals).isPresent())
            .map(LocalImage::reference)
            .toList();
    if (same.contains(image)) {
      return List.of(pushed(image.toString()));
    }
    Optional<Reference> near =
        same.stream().filter(each -> each.repository().equals(image.repository())).findFirst();
    if (near.isPresent()) {
      return List.of(pushed(near.get().toString()));
    }
    return same.isEmpty() || !(image instanceof TagReference)
        ? List.of()
        : List.of(
            new Hint("this machine has it whole", "docker tag " + same.getFirst() + " " + image),
            pushed(image.toString()));
  }

  private static Hint pushed(String image) {
    return new Hint("push it again, which mends that", "docker push " + image);
  }
}
