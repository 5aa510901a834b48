package dev.signlab.transparency.checkpoint;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.SignedNote;
import java.util.Base64;
import java.util.List;

/**
 * The head of a log: who it is, how many leaves its tree has, and the root of the tree (C2SP
 * tlog-checkpoint). Whether anybody signed it is a question to the note.
 *
 * @param origin the first line, which names the log
 * @param size how many leaves the tree has
 * @param root the root of the tree
 * @param extensions further lines; there may be none
 * @param note the signed note that says all this
 */
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(
    String origin, long size, byte[] root, List<String> extensions, SignedNote note) {

  private static final int LINES = 3;

  /** Copies the list. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /** Reads a checkpoint from the bytes of its note; {@code what} names it in problems. */
  public static Checkpoint parse(byte[] bytes, String what) {
    SignedNote note = SignedNote.parse(bytes, what);
    List<String> lines = note.text().lines().toList();
    if (lines.size() < LINES || lines.contains("")) {
      throw malformed(what, "a line each for origin, size and root", lines.size() + " lines");
    }
    return new Checkpoint(
        lines.get(0),
        size(lines.get(1), what),
        root(lines.get(2), what),
        lines.subList(LINES, lines.size()),
        note);
  }

  /** Makes a checkpoint that nobody has signed yet. */
  public static Checkpoint of(String origin, long size, byte[] root) {
    String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    return new Checkpoint(origin, size, root, List.of(), new SignedNote(text, List.of()));
  }

  private static long size(String line, String what) {
    boolean digits = !line.isEmpty() && line.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || (line.length() > 1 && line.startsWith("0"))) {
      throw malformed(what, "the size in decimal digits", line);
    }
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw malformed(what, "a size below two to the 63rd", line);
    }
  }

  private static byte[] root(String line, String what) {
    byte[] root;
    try {
      root = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      throw malformed(what, "the root in Base64", line);
    }
    if (root.length != MerkleHash.LENGTH) {
      throw malformed(what, "a root of " + MerkleHash.LENGTH + " bytes", root.length + " bytes");
    }
    return root;
  }

  private static LabException malformed(String what, String expected, String found) {
    return Problem.of(what + " is not a checkpoint")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
