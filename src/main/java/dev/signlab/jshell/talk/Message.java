package dev.signlab.jshell.talk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is said, on a pipe: the letter of its kind, the number of its texts, and each as
 * its length and its UTF-8.
 *
 * @param kind what it is
 * @param texts what is said
 */
public record Message(Kind kind, List<String> texts) {

  /** The first text of the answer to {@link Kind#EVALUATE} where all was taken. */
  public static final String PASSED = "0";

  /** The first text of the answer to {@link Kind#EVALUATE} where something was refused or threw. */
  public static final String FAILED = "1";

  /** The status with which the child ends when its heap is full. */
  public static final int HEAP_FULL = 86;

  private static final int MOST_TEXTS = 10_000;
  private static final int LONGEST = 16 << 20;

  /** What is said. */
  public enum Kind {
    /** To the child: run a text; answered by its status and the lines to show. */
    EVALUATE('e'),
    /** To the child: is a text whole? Answered by {@code true} or {@code false}. */
    WHOLE('w'),
    /** To the child: what may stand at a place? Answered by where the word begins, and words. */
    COMPLETE('c'),
    /** To the child: what is at a place? Answered by lines. */
    DOCUMENT('d'),
    /** To the child: what does a variable hold? Answered as {@code Made} writes it, or nothing. */
    VALUE('v'),
    /** To the child: what was declared? Answered by lines. */
    DECLARED('l'),
    /** To the child: forget what was declared; answered by nothing. */
    FORGET('f'),
    /** To the child: stop the text under way. It is not answered. */
    STOP('s'),
    /** From the child: what a snippet wrote to standard output. */
    OUTPUT('o'),
    /** From the child: what a snippet wrote to standard error. */
    ERROR('x'),
    /** From the child: the answer to what was asked last. */
    ANSWER('a');

    private final int letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Kind of(int letter) throws IOException {
      for (Kind each : values()) {
        if (each.letter == letter) {
          return each;
        }
      }
      throw new IOException("no kind of message: " + letter);
    }
  }

  /** Copies the texts. */
  public Message {
    texts = List.copyOf(texts);
  }

  /** Returns a message. */
  public static Message of(Kind kind, String... texts) {
    return new Message(kind, List.of(texts));
  }

  /** Writes it, whole. */
  public void write(DataOutputStream out) throws IOException {
    out.writeByte(kind.letter);
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  /**
   * Reads the next one, or nothing when the other side has gone.
   *
   * @throws IOException when it is none
   */
  public static Optional<Message> read(DataInputStream in) throws IOException {
    int letter = in.read();
    if (letter < 0) {
      return Optional.empty();
    }
    int count = within(in.readInt(), MOST_TEXTS);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return Optional.of(new Message(Kind.of(letter), texts));
  }

  private static String text(DataInputStream in) throws IOException {
    int length = within(in.readInt(), LONGEST);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("a text ends after " + bytes.length + " of " + length + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int within(int number, int most) throws IOException {
    if (number < 0 || number > most) {
      throw new IOException(number + " is not within 0 and " + most);
    }
    return number;
  }
}
