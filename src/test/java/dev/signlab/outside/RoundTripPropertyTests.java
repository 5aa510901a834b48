package dev.signlab.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Pem;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.sigstore.dsse.PreAuthEncoding;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written is read as the same again, and what proofs prove is there. */
class RoundTripPropertyTests {

  @Property(tries = 100)
  void aDigestIsReadAsItIsWritten(@ForAll byte[] bytes) {
    Digest digest = Digest.of(bytes);
    assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    assertThat(digest.matches(bytes)).isTrue();
  }

  @Property(tries = 100)
  void aReferenceIsReadAsItIsWritten(@ForAll("references") String text) {
    Reference reference = Reference.parse(text);
    assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
  }

  @Provide
  Arbitrary<String> references() {
    Arbitrary<String> host = Arbitraries.of("", "localhost:5001/", "[::1]:80/", "a.example/");
    Arbitrary<String> path =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> tag = Arbitraries.of("", ":1.0", ":latest", "@sha256:" + "f".repeat(64));
    return Combinators.combine(host, path, path, tag).as((h, a, b, t) -> h + a + "/" + b + t);
  }

  @Property(tries = 100)
  void bytesInPemAreReadAsTheyAreWritten(@ForAll byte[] bytes) {
    String text = Pem.of("THING", bytes).text();
    Pem read = Pem.parse(text.getBytes(StandardCharsets.US_ASCII), "text");
    assertThat(read.bytes()).isEqualTo(bytes);
    assertThat(read.label()).isEqualTo("THING");
  }

  @Property(tries = 200)
  void theCanonicalFormOfTheCanonicalFormIsItself(@ForAll("values") JsonNode value) {
    byte[] once = CanonicalJson.write(value, "value");
    byte[] twice = CanonicalJson.write(Json.parse(once, "form"), "form");
    assertThat(twice).isEqualTo(once);
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<String> names = Arbitraries.strings().ascii().ofMaxLength(8);
    Arbitrary<Double> numbers = Arbitraries.doubles();
    return Combinators.combine(names, names, numbers, numbers)
        .as(
            (name, text, one, other) -> {
              ObjectNode node = Json.object();
              node.putArray(name).add(text).add(one).add(other.longValue());
              node.put(text, one);
              return node;
            });
  }

  @Property(tries = 100)
  void noTwoPairsOfTypeAndPayloadAreSignedAsTheSameBytes(
      @ForAll @StringLength(max = 20) String text, @ForAll @IntRange(max = 20) int at) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    int cut = Math.min(at, text.length());
    byte[] rest = text.substring(cut).getBytes(StandardCharsets.UTF_8);
    byte[] moved = PreAuthEncoding.of(text.substring(0, cut), rest);
    assertThat(Arrays.equals(moved, PreAuthEncoding.of("", whole))).isEqualTo(cut == 0);
    String begin = "DSSEv1 " + text.substring(0, cut).getBytes(StandardCharsets.UTF_8).length + " ";
    assertThat(new String(moved, StandardCharsets.UTF_8)).startsWith(begin);
  }

  @Property(tries = 100)
  void aCheckpointIsReadAsItIsWritten(
      @ForAll @LongRange(min = 0) long size, @ForAll @Size(32) byte[] root) {
    String note = Checkpoint.of("log.example", size, root).note().note();
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    Checkpoint read = Checkpoint.parse(bytes, "checkpoint");
    assertThat(read.size()).isEqualTo(size);
    assertThat(read.root()).isEqualTo(root);
    assertThat(SignedNote.parse(bytes, "note").note()).isEqualTo(note);
  }

  @Property(tries = 200)
  void everyLeafOfATreeIsProvedAndNoOther(
      @ForAll @IntRange(min = 1, max = 70) int size, @ForAll @IntRange(max = 69) int any) {
    TestTree tree = TestTree.of(size);
    int index = any % size;
    InclusionProof proof = new InclusionProof(index, size, tree.inclusion(index));
    assertThat(proof.proves(tree.leaf(index), tree.root())).isTrue();
    assertThat(size > 1 && proof.proves(tree.leaf((index + 1) % size), tree.root())).isFalse();
    assertThat(proof.proves(tree.leaf(index), TestTree.of(size + 1).root())).isFalse();
  }

  @Property(tries = 200)
  void everyTreeIsConsistentWithThoseItGrewOutOf(
      @ForAll @IntRange(min = 1, max = 70) int size, @ForAll @IntRange(max = 69) int any) {
    TestTree tree = TestTree.of(size);
    int old = 1 + any % size;
    List<byte[]> hashes = tree.consistency(old);
    ConsistencyProof proof = ConsistencyProof.between(old, size, hashes);
    assertThat(proof.proves(TestTree.of(old).root(), tree.root())).isTrue();
    assertThat(proof.proves(TestTree.of(old).root(), TestTree.of(size + 1).root())).isFalse();
  }
}
