package dev.signlab.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedBytesTests {

  private static final byte[] PLAIN = noise(300_000);
  private static final byte[] SKIPPABLE = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 7, 7, 7};

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (InputStream in =
        UnpackedBytes.of(new ByteArrayInputStream(packed), "layer", packed.length, count -> {})) {
      return in.readAllBytes();
    }
  }

  private static Function<byte[], byte[]> packer(String name) {
    return name.equals("gzip") ? UnpackedBytesTests::gzip : Zstd::compress;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void severalPartsAreReadAsOne(String name) throws IOException {
    byte[] half = noise(150_001);
    byte[] first = packer(name).apply(PLAIN);
    byte[] packed = joined(first, packer(name).apply(half), packer(name).apply(new byte[0]));
    assertThat(unpack(packed)).isEqualTo(joined(PLAIN, half));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void nothingMayStandBehindTheLastPart(String name) {
    byte[] packed = packer(name).apply(PLAIN);
    for (byte[] behind :
        new byte[][] {new byte[512], {1}, "readme".getBytes(StandardCharsets.US_ASCII)}) {
      assertThatThrownBy(() -> unpack(joined(packed, behind))).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void anEndWithinAnyPartIsAnError(String name) {
    byte[] packed = packer(name).apply(PLAIN);
    for (int length : new int[] {4, 9, packed.length / 2, packed.length - 1}) {
      byte[] start = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> unpack(start)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> unpack(joined(packed, start))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void skippableFramesOfZstdArePassedOver() throws IOException {
    byte[] frame = Zstd.compress(PLAIN);
    assertThat(unpack(joined(SKIPPABLE, frame))).isEqualTo(PLAIN);
    assertThat(unpack(joined(SKIPPABLE, SKIPPABLE, frame, SKIPPABLE))).isEqualTo(PLAIN);
    assertThat(unpack(SKIPPABLE)).isEmpty();
    assertThatThrownBy(() -> unpack(joined(frame, Arrays.copyOf(SKIPPABLE, 9))))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 128 << 10, (128 << 10) + 1, 1 << 20})
  void zstdOfAnySizeComesOutWhole(int size) throws IOException {
    byte[] zeros = new byte[size];
    assertThat(unpack(Zstd.compress(zeros))).isEqualTo(zeros);
    assertThat(unpack(joined(Zstd.compress(zeros), Zstd.compress(zeros)))).hasSize(2 * size);
  }

  @Test
  void aWrongChecksumIsAnError() {
    byte[] packed = gzip(PLAIN);
    packed[packed.length - 7] ^= 1;
    assertThatThrownBy(() -> unpack(packed)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BZh91AY&SY", "\u00fd7zXZ\u0000"})
  void otherPackingsAreRefusedByName(String start) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> unpack(bytes)).hasMessageContaining("packed with");
  }

  @Test
  void whatIsNotPackedStaysAsItIs() throws IOException {
    assertThat(unpack(PLAIN)).isEqualTo(PLAIN);
    assertThat(unpack(new byte[0])).isEmpty();
    assertThat(unpack(new byte[] {0x1f})).hasSize(1);
  }
}
