package dev.signlab.transparency.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 518 proofs, good and bad, of transparency-dev/merkle, and two of a public log. */
class MerkleVectorsTests {

  private static final long ARGON_SIZE_BEFORE = 3_654_490;
  private static final String ARGON_BEFORE = "AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ=";

  @ParameterizedTest
  @CsvSource({
    "inclusion, 98",
    "consistency, 98",
    "subtreeinclusion, 204",
    "subtreeconsistency, 118"
  })
  void everyVerdictIsTheSame(String kind, int count) throws IOException {
    List<String> disagreements = new ArrayList<>();
    List<Path> files = files(Vectors.folder("merkle").resolve(kind));
    for (Path file : files) {
      JsonFields vector = Json.parseObject(Files.readAllBytes(file), file.toString());
      boolean bad = vector.node().path("wantErr").booleanValue(false);
      if (verdict(kind, vector) == bad) {
        disagreements.add(file + " should be " + (bad ? "bad" : "good"));
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(files).hasSize(count);
  }

  /** One entry of a public certificate log, and a head of its tree from long before. */
  @Test
  void theProofsOfALogOfCertificatesHoldAndNoneThatIsChanged() throws IOException {
    JsonFields head = argon("sth");
    JsonFields entry = JsonFields.of(argon("entries").array("entries").getFirst(), "entry");
    byte[] leaf = MerkleHash.leaf(bytes(entry, "leaf_input"));
    JsonFields path = argon("proof");
    List<byte[]> hashes = hashes(path, "audit_path");
    long index = number(path, "leaf_index");
    long size = number(head, "tree_size");
    byte[] root = bytes(head, "sha256_root_hash");

    assertThat(new InclusionProof(index, size, hashes).proves(leaf, root)).isTrue();
    assertThat(new InclusionProof(index + 1, size, hashes).proves(leaf, root)).isFalse();
    assertThat(new InclusionProof(index, size / 2, hashes).proves(leaf, root)).isFalse();
    assertThat(changed(hashes))
        .hasSize(2 * hashes.size())
        .noneMatch(each -> new InclusionProof(index, size, each).proves(leaf, root));
  }

  @Test
  void theTreeOfALogOfCertificatesGrewOutOfItsOlderOne() throws IOException {
    JsonFields head = argon("sth");
    long size = number(head, "tree_size");
    byte[] root = bytes(head, "sha256_root_hash");
    byte[] older = Base64.getDecoder().decode(ARGON_BEFORE);
    List<byte[]> hashes = hashes(argon("consistency"), "consistency");

    assertThat(ConsistencyProof.between(ARGON_SIZE_BEFORE, size, hashes).proves(older, root))
        .isTrue();
    assertThat(ConsistencyProof.between(ARGON_SIZE_BEFORE - 1, size, hashes).proves(older, root))
        .isFalse();
    assertThat(changed(hashes))
        .noneMatch(
            each -> ConsistencyProof.between(ARGON_SIZE_BEFORE, size, each).proves(older, root));
  }

  /** A proof with one bit turned in each of its hashes, and one without each of them. */
  private static List<List<byte[]>> changed(List<byte[]> hashes) {
    List<List<byte[]>> all = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      List<byte[]> turned = new ArrayList<>(hashes);
      byte[] hash = hashes.get(i).clone();
      hash[i % hash.length] ^= 1;
      turned.set(i, hash);
      all.add(turned);
      List<byte[]> shorter = new ArrayList<>(hashes);
      shorter.remove(i);
      all.add(shorter);
    }
    return all;
  }

  private static JsonFields argon(String name) throws IOException {
    Path file = Vectors.files("argon2020/" + name + ".json").getFirst();
    return Json.parseObject(Files.readAllBytes(file), name);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static boolean verdict(String kind, JsonFields vector) {
    return switch (kind) {
      case "inclusion" ->
          new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector))
              .proves(bytes(vector, "leafHash"), bytes(vector, "root"));
      case "subtreeinclusion" ->
          InclusionProof.inPart(
                  number(vector, "leafIdx"),
                  number(vector, "start"),
                  number(vector, "end"),
                  proof(vector))
              .proves(bytes(vector, "leafHash"), bytes(vector, "root"));
      case "consistency" ->
          ConsistencyProof.between(number(vector, "size1"), number(vector, "size2"), proof(vector))
              .proves(bytes(vector, "root1"), bytes(vector, "root2"));
      default -> partConsistency(vector);
    };
  }

  private static boolean partConsistency(JsonFields vector) {
    ConsistencyProof proof =
        new ConsistencyProof(
            number(vector, "start"), number(vector, "end"), number(vector, "size"), proof(vector));
    byte[] part = bytes(vector, "root1");
    return proof.proves(part, bytes(vector, "root2")) || proof.provesEmpty(part);
  }

  /** Numbers go to two to the 64th there; what is above a long becomes negative. */
  private static long number(JsonFields vector, String name) {
    return new BigInteger(vector.node().get(name).asString()).longValue();
  }

  private static byte[] bytes(JsonFields vector, String name) {
    return vector.has(name) ? Base64.getDecoder().decode(vector.text(name)) : new byte[0];
  }

  private static List<byte[]> proof(JsonFields vector) {
    return hashes(vector, "proof");
  }

  private static List<byte[]> hashes(JsonFields vector, String name) {
    return vector.array(name).stream()
        .map(each -> Base64.getDecoder().decode(each.stringValue()))
        .toList();
  }
}
