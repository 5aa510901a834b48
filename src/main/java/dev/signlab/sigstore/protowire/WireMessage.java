package dev.signlab.sigstore.protowire;

import dev.signlab.crypto.Utf8String;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message that was received, of which the fields with a length are kept: texts, bytes and
 * messages. Numbers are passed over, since none of them decides anything here. Immutable.
 */
public final class WireMessage {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;
  private static final int TYPE_BITS = 3;

  /** A number of 64 bits has seven in each byte. */
  private static final int LONGEST_VARINT = 10;

  private final String what;
  private final List<Field> fields;

  /**
   * A field with a length.
   *
   * @param number which one
   * @param value its bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Field(long number, byte[] value) {}

  private WireMessage(String what, List<Field> fields) {
    this.what = what;
    this.fields = fields;
  }

  /**
   * Takes a message apart; {@code what} names it in problems.
   *
   * @throws LabException with the cause MALFORMED
   */
  public static WireMessage parse(byte[] bytes, String what) {
    Reader in = new Reader(bytes, what);
    List<Field> fields = new ArrayList<>();
    while (in.position < bytes.length) {
      long key = in.varint();
      int type = (int) (key & ((1 << TYPE_BITS) - 1));
      switch (type) {
        case VARINT -> in.varint();
        case FIXED_64 -> in.bytes(Long.BYTES);
        case LENGTH -> fields.add(new Field(key >>> TYPE_BITS, in.bytes(in.varint())));
        case FIXED_32 -> in.bytes(Integer.BYTES);
        default -> throw malformed(what, "a field of type " + type);
      }
    }
    return new WireMessage(what, List.copyOf(fields));
  }

  /** Returns the bytes of a field; the last ones, where it is there more than once. */
  public Optional<byte[]> bytes(int number) {
    return fields.stream()
        .filter(field -> field.number == number)
        .reduce((first, second) -> second)
        .map(field -> field.value.clone());
  }

  /** Returns the text of a field. */
  public Optional<String> text(int number) {
    return bytes(number).map(bytes -> Utf8String.decode(bytes, "field " + number + " of " + what));
  }

  /** Returns the message in a field. */
  public Optional<WireMessage> message(int number) {
    return bytes(number).map(bytes -> parse(bytes, "field " + number + " of " + what));
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is no message of protobuf")
        .expected("fields, each after its number and type")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static final class Reader {
    private final byte[] bytes;
    private final String what;
    private int position;

    Reader(byte[] bytes, String what) {
      this.bytes = bytes;
      this.what = what;
    }

    long varint() {
      long number = 0;
      for (int i = 0; i < LONGEST_VARINT; i++) {
        byte next = bytes(1)[0];
        number |= (long) (next & 0x7f) << (7 * i);
        if (next >= 0) {
          return number;
        }
      }
      throw malformed(what, "a number of more than ten bytes");
    }

    byte[] bytes(long count) {
      if (count < 0 || count > bytes.length - position) {
        throw malformed(what, "the end of the message within a field");
      }
      position += (int) count;
      return Arrays.copyOfRange(bytes, position - (int) count, position);
    }
  }
}
