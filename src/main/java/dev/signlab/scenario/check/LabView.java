package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Failure;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What checks may look at. Used by one thread. */
public interface LabView {

  /**
   * Returns the folder in which the learner works; file names in checks are resolved against it.
   */
  Path folder();

  /** Returns how far the lab's clock is ahead of the machine's; less than zero when behind. */
  Duration turned();

  /** Tells whether a registry answers there, within a moment. */
  boolean answers(Registry registry);

  /** Returns at what a name of a registry points, or nothing when the registry has none such. */
  Optional<Digest> digest(Reference reference);

  /** Returns an image of a registry, or nothing when the registry answers but has none. */
  Optional<ImageFacts> image(Reference reference);

  /** Returns an image that was built or pulled on this machine, or nothing. */
  Optional<ImageFacts> localImage(String name);

  /** Returns how many signatures the image carries, whoever made them. */
  int signatures(Reference reference);

  /** Returns the SBOM that is attached to the image, or nothing. */
  Optional<byte[]> attachedSbom(Reference reference);

  /**
   * Verifies the signatures of an image, as the verify command does.
   *
   * @param key the file that holds the public key
   * @param annotations what the signed payload must carry
   * @param layout the only one to look at; nothing when a signature in any layout counts
   * @param keptIn the repository that holds the signatures, where it is not the image's own
   */
  Verdict verify(
      Reference reference,
      Path key,
      Map<String, String> annotations,
      Optional<SignatureLayout> layout,
      Optional<Repository> keptIn);

  /**
   * Verifies the signatures of an image by who made them, as the verify command does, against the
   * trusted root of the world's own services.
   *
   * @throws dev.signlab.diagnostic.LabException when the services do not run
   */
  Verdict verify(Reference reference, ExpectedIdentity identity);

  /**
   * Verifies the attestations of an image, exactly as the verify-attestation command does.
   *
   * @param key the file that holds the public key
   * @param type of the predicate, as people type it
   */
  Verdict verifyAttestations(Reference reference, Path key, String type);

  /** Returns what speaks to registries, with the learner's logins; nothing of it is on record. */
  RegistryClient registry();

  /**
   * Returns whom the world's own services say to believe.
   *
   * @throws dev.signlab.diagnostic.LabException when the services have never run
   */
  Trust trust();

  /**
   * Returns the names of the entries that the log of this world finds.
   *
   * @throws dev.signlab.diagnostic.LabException when the log does not answer
   */
  List<String> logged(Wanted wanted);

  /** Returns what a registry that answers asks of those who show nothing. */
  Demand demand(Registry at);

  /** Returns whose login for a registry is kept, or nothing when there is none. */
  Optional<String> login(Registry at);

  /**
   * Returns the public halves of a key in the vault of this world, the first version first; none
   * where there is no such key.
   */
  List<VerificationKey> vaultKey(String name);

  /** Tells whether a server of this world runs, such as {@code registry} or {@code sigstore}. */
  boolean runs(String server);

  /**
   * Returns the learner's requests that were answered without a refusal since the open task began,
   * oldest first, as {@code GET /v2/}; those that the lab's own checks make are not among them.
   */
  List<String> answered();

  /** Tells whether a fault is in this world. */
  boolean isBroken();

  /** Returns what was recorded since the open task began. */
  Facts facts();

  /**
   * What a verification says.
   *
   * @param verified how many signatures hold
   * @param failure why none does
   */
  record Verdict(int verified, Optional<Failure> failure) {

    /** Signatures that hold. */
    public static Verdict good(int verified) {
      return new Verdict(verified, Optional.empty());
    }

    /** None that holds. The engine's advice is left out: it would tell what the task asks for. */
    public static Verdict refused(Failure failure) {
      return new Verdict(0, Optional.of(failure.withHints(List.of())));
    }
  }
}
