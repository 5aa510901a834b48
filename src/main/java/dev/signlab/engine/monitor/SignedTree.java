package dev.signlab.engine.monitor;

import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import dev.signlab.transparency.note.NoteKey;

/**
 * A tree that a log which is believed has signed.
 *
 * @param log who signed
 * @param checkpoint what was signed
 * @param signer the key, under the name by which it signed
 */
public record SignedTree(LogInstance log, Checkpoint checkpoint, NoteKey signer) {

  /** Returns how many entries there are. */
  public long size() {
    return checkpoint.size();
  }

  /** Returns size and root. */
  public TreeHead head() {
    return new TreeHead(checkpoint.size(), checkpoint.root());
  }

  /** Returns the signed note, with its signatures. */
  public String note() {
    return checkpoint.note().note();
  }

  /** Returns by which key it is signed. */
  public String signedBy() {
    return signer.toString();
  }
}
