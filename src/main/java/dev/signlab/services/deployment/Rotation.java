package dev.signlab.services.deployment;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.diagnostic.Problem;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives a state that no service uses a new key, as after a loss. A log begins anew with it, as the
 * next one of a public deployment does; what the old one held is verified by what its signers kept,
 * until the moment of the change.
 */
public final class Rotation {

  private Rotation() {}

  /**
   * Replaces a key, and publishes whom to believe from now on.
   *
   * @param state the folder of the state
   * @param base of the ports
   * @param clock the time of the change
   */
  public static void replace(Path state, RotatedKey subject, int base, InstantSource clock) {
    if (subject == RotatedKey.TUF_ROOT) {
      TufRepository.open(ServiceName.TUF.in(state), clock).rotateRoot();
    } else {
      retire(state, subject, clock.instant());
    }
    OpenState.open(state, base, clock).close();
  }

  private static void retire(Path state, RotatedKey subject, Instant now) {
    Path trust = TrustFile.TRUSTED_ROOT.in(state.resolve(Generations.TRUST));
    TrustedRoot believed = TrustedRoot.read(trust, trust.toString());
    Path folder = service(subject).in(state);
    new Retired(state).add(believed, subject, key(subject, folder), now);
    delete(folder);
    Birth.note(folder, now);
  }

  private static ServiceName service(RotatedKey subject) {
    return switch (subject) {
      case FULCIO -> ServiceName.FULCIO;
      case CTLOG -> ServiceName.CTLOG;
      case REKOR -> ServiceName.REKOR;
      case REKOR_V2 -> ServiceName.REKOR_V2;
      case TSA -> ServiceName.TSA;
      case TUF_ROOT -> ServiceName.TUF;
    };
  }

  private static Optional<VerificationKey> key(RotatedKey subject, Path folder) {
    return switch (subject) {
      case CTLOG, REKOR -> Optional.of(key(folder, KeyType.ECDSA_P256));
      case REKOR_V2 -> Optional.of(key(folder, KeyType.ED25519));
      case FULCIO, TSA, TUF_ROOT -> Optional.empty();
    };
  }

  private static VerificationKey key(Path folder, KeyType type) {
    return KeptKey.in(folder.resolve("key.pem"), type).publicKey();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> last = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : last) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw Problem.of("cannot replace what is in " + folder)
          .expected("files that can be deleted")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }
}
