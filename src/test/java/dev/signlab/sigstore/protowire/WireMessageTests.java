package dev.signlab.sigstore.protowire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.signlab.diagnostic.LabException;
import dev.sigstore.fulcio.v2.CertificateChain;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that protobuf's own library writes and reads. */
class WireMessageTests {

  @Test
  void theLibrarysMessagesAreRead() {
    byte[] bytes =
        UnknownFieldSet.newBuilder()
            .addField(1, varint(Long.MAX_VALUE))
            .addField(2, text("first"))
            .addField(3, UnknownFieldSet.Field.newBuilder().addFixed64(7).build())
            .addField(4, UnknownFieldSet.Field.newBuilder().addFixed32(7).build())
            .addField(2000, text("x".repeat(300)))
            .build()
            .toByteArray();
    WireMessage read = WireMessage.parse(bytes, "message");
    assertThat(read.text(2)).contains("first");
    assertThat(read.text(2000)).contains("x".repeat(300));
    assertThat(read.text(1)).isEmpty();
  }

  private static UnknownFieldSet.Field varint(long number) {
    return UnknownFieldSet.Field.newBuilder().addVarint(number).build();
  }

  private static UnknownFieldSet.Field text(String text) {
    return UnknownFieldSet.Field.newBuilder()
        .addLengthDelimited(ByteString.copyFromUtf8(text))
        .build();
  }

  @Test
  void theLastOfTwoCounts() {
    byte[] bytes = new WireWriter().text(1, "a").text(1, "b").bytes();
    assertThat(WireMessage.parse(bytes, "message").text(1)).contains("b");
  }

  @Test
  void theLibraryReadsWhatIsWritten() throws InvalidProtocolBufferException {
    List<String> texts = List.of("", "ä", "x".repeat(100_000));
    byte[] bytes = new WireWriter().texts(1, texts).bytes();
    assertThat(CertificateChain.parseFrom(bytes).getCertificatesList()).isEqualTo(texts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0a", "0a05ff", "0aff", "0b", "0affffffffffffffffffff01", "09010203", "80"})
  void whatIsCutOrUnknownIsRefused(String hex) {
    assertThatThrownBy(() -> WireMessage.parse(HexFormat.of().parseHex(hex), "message"))
        .isInstanceOf(LabException.class);
  }

  @Test
  void aTextThatIsNotUtf8IsRefused() {
    WireMessage read = WireMessage.parse(HexFormat.of().parseHex("0a01ff"), "message");
    assertThatThrownBy(() -> read.text(1)).isInstanceOf(LabException.class);
    assertThat(read.bytes(1)).isPresent();
  }
}
