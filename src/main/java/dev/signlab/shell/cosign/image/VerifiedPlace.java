package dev.signlab.shell.cosign.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.function.Supplier;

/** Where what is verified is: in a registry, or in a folder. */
final class VerifiedPlace {

  private VerifiedPlace() {}

  static VerificationSubject saved(CosignInvocation cosign, String folder) {
    String local = "--local-image";
    AttachedDocument.refuseWith(cosign, local);
    SavedImage image = SavedImage.open(cosign.invocation().path(folder));
    image.notes().forEach(cosign::say);
    return GivenSignature.in(
        cosign, new VerificationSubject.Saved(folder, image), () -> noPayload(local));
  }

  private static DigestReference noPayload(String flag) {
    throw Problem.of("a signature of a saved image needs the payload that was signed")
        .expected("--signature FILE --payload FILE")
        .found("no --payload, with " + flag)
        .asException();
  }

  static VerificationSubject inRegistry(
      CosignInvocation cosign, RegistryFlags registry, String typed) {
    if (!AttachedDocument.isWanted(cosign)) {
      Supplier<DigestReference> digest = () -> digest(registry, cosign.image(typed));
      return GivenSignature.in(cosign, subject(registry, VerificationSubject.image(typed)), digest);
    }
    Reference image = found(() -> AttachedDocument.of(cosign, registry, cosign.image(typed)));
    return GivenSignature.in(
        cosign, subject(registry, VerificationSubject.image(image)), () -> digest(registry, image));
  }

  private static VerificationSubject.Image subject(
      RegistryFlags registry, VerificationSubject.InRegistry image) {
    return image.through(registry.client()).keptIn(registry.kept());
  }

  private static DigestReference digest(RegistryFlags registry, Reference image) {
    return found(() -> image.repository().digest(registry.client().resolve(image)));
  }

  /** What is not there ends as it does when the verification finds it out itself. */
  private static <T> T found(Supplier<T> work) {
    try {
      return work.get();
    } catch (RegistryException e) {
      Problem problem = e.problem();
      if (!e.is(Cause.NO_IMAGE)) {
        throw e;
      }
      throw problem
          .withSummary("image tag not found: " + problem.summary())
          .withExitStatus(VerificationReport.NO_IMAGE)
          .asException();
    }
  }
}
