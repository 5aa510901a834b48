package dev.signlab.engine.log;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.note.NoteSignature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that a log signed a checkpoint.
 *
 * @param log the log that is said to have signed
 */
public record CheckpointCheck(LogInstance log) {

  /** Where it is written what a checkpoint is. */
  public static final String SPECIFICATION =
      "https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md";

  /** Returns the log's key, under the name by which it signed; nothing when it did not sign. */
  public Optional<NoteKey> signer(Checkpoint checkpoint) {
    return keys(checkpoint).filter(key -> key.signed(checkpoint.note())).findFirst();
  }

  /** Returns the log's key when a line names it, whether or not it signed what stands above. */
  public Optional<NoteKey> named(Checkpoint checkpoint) {
    return keys(checkpoint).filter(key -> isNamed(key, checkpoint)).findFirst();
  }

  private Stream<NoteKey> keys(Checkpoint checkpoint) {
    return checkpoint.note().signatures().stream()
        .map(NoteSignature::name)
        .distinct()
        .filter(name -> isOrigin(name, checkpoint.origin()))
        .map(name -> new NoteKey(name, log.key(), log.algorithm()))
        .filter(this::isOfTheLog);
  }

  private static boolean isNamed(NoteKey key, Checkpoint checkpoint) {
    return checkpoint.note().signatures().stream()
        .anyMatch(each -> each.name().equals(key.name()) && Arrays.equals(each.hint(), key.hint()));
  }

  Outcome judge(Checkpoint checkpoint) {
    return signer(checkpoint)
        .<Outcome>map(key -> new Outcome.Passed("by " + key))
        .orElseGet(
            () ->
                new Outcome.Failed(
                    Cause.WRONG_CHECKPOINT,
                    "a signature by the key of " + log.baseUrl(),
                    names(checkpoint)));
  }

  /** The first version of the log adds the number of its tree to its name. */
  private static boolean isOrigin(String name, String origin) {
    return origin.equals(name) || origin.startsWith(name + " - ");
  }

  /** The identifier of an Ed25519 key holds the name, so the trusted root says which it is. */
  private boolean isOfTheLog(NoteKey key) {
    return key.key().type() != KeyType.ED25519
        || Arrays.equals(key.id(), log.checkpointId().orElseGet(log::id));
  }

  /** Returns who signed a checkpoint, as its lines say. */
  public static String names(Checkpoint checkpoint) {
    List<String> names =
        checkpoint.note().signatures().stream()
            .map(each -> each.name() + " " + EntryCheck.hex(each.hint()))
            .toList();
    return names.isEmpty() ? "no signature" : "only lines of " + String.join(", ", names);
  }
}
