package dev.signlab.transparency.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

  /** The example of C2SP signed-note, with the key that it is said to verify by. */
  private static final String EXAMPLE =
      """
      This is an example message.

      — example.com/foo zDPeg5s0cFoF1CxtH/WjUOWoAfqRGnGM2wkiHtSUFa8jhK8b5LKk5pxRKa7rD/TrYh5fb7/4sVMJDAJxAHEXAFLTFws=
      """;

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aSignatureOfEachKindOfKeyIsFoundAmongOthers(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    NoteKey key = new NoteKey("log.example", keys.publicKey(), keys.algorithm());
    SignedNote unsigned = new SignedNote("origin\n1\n", List.of());
    SignedNote cosigned =
        stranger().sign(key.sign(stranger().sign(unsigned, other()), keys), other());
    SignedNote read = SignedNote.parse(cosigned.note().getBytes(StandardCharsets.UTF_8), "note");
    assertThat(read.signatures()).hasSize(3);
    assertThat(key.signed(read)).isTrue();
    assertThat(key.signed(new SignedNote("origin\n2\n", read.signatures()))).isFalse();
    assertThat(new NoteKey("log.other", keys.publicKey(), keys.algorithm()).signed(read)).isFalse();
  }

  @Test
  void whatIsReadIsWrittenTheSame() {
    byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
    SignedNote note = SignedNote.parse(bytes, "note");
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.signatures().getFirst().name()).isEqualTo("example.com/foo");
    assertThat(note.note()).isEqualTo(EXAMPLE);
  }

  @Test
  void theTextMayHaveEmptyLinesOfItsOwn() {
    SignedNote note =
        SignedNote.parse("a\n\nb\n\n— k AAAAAAAA\n".getBytes(StandardCharsets.UTF_8), "note");
    assertThat(note.text()).isEqualTo("a\n\nb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name\n",
        "text\n\n— name AAAAA\n",
        "text\n\n— name AAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n—  AAAAAAAA\n",
        "text\n\n— name AAAAAAAA\r\n",
        "te\txt\n\n— name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA\nmore\n",
      })
  void aMalformedNoteIsRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note.getBytes(StandardCharsets.UTF_8), "note"))
        .isInstanceOf(LabException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> SignedNote.parse(bytes, "note")).isInstanceOf(LabException.class);
  }

  private static NoteKey stranger() {
    return new NoteKey("witness.example", other().publicKey(), other().algorithm());
  }

  private static KeyPair other() {
    return Other.KEYS;
  }

  private static final class Other {
    private static final KeyPair KEYS = KeyPair.generate(KeyType.ED25519);
  }
}
