package dev.signlab.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTests {

  private static final byte[] TWO = {(byte) 0xfb, (byte) 0xff};

  @ParameterizedTest
  @ValueSource(strings = {"+/8=", "+/\n8=\n", "\r\n+/8\r\n=", "+/9="})
  void lineEndsAndLooseBitsDoNotMatter(String text) {
    assertThat(Base64Text.decode(text)).contains(TWO);
    assertThat(Base64Text.decodeEither(text)).contains(TWO);
    assertThat(Base64Text.decodeProto(text)).contains(TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+/8",
        "+/8==",
        "+/8=AAAA",
        " +/8=",
        "+/8= ",
        "+/\t8=",
        "+*8=",
        "=",
        "\ufeff+/8=",
        "-/8="
      })
  void anythingElseDoes(String text) {
    assertThat(Base64Text.decode(text)).isEmpty();
    assertThat(Base64Text.decodeEither(text)).isEmpty();
  }

  @Test
  void someFormatsHaveUrlSafeLetters() {
    assertThat(Base64Text.decode("-_8=")).isEmpty();
    assertThat(Base64Text.decodeEither("-_8=")).contains(TWO);
    assertThat(Base64Text.decodeEither("-_8")).isEmpty();
    assertThat(Base64Text.decodeProto("-_8=")).contains(TWO);
  }

  @Test
  void protobufMayLeaveThePaddingOut() {
    assertThat(Base64Text.decodeProto("+/8")).contains(TWO);
    assertThat(Base64Text.decodeProto("-_\n8")).contains(TWO);
    assertThat(Base64Text.decodeProto("+/8==")).isEmpty();
    assertThat(Base64Text.decodeProto("+_8")).isEmpty();
  }
}
