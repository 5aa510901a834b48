package dev.signlab.transparency.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Trees beside the definition of RFC 9162, section 2.1, and the published proofs. */
class MerkleTreeTests {

  private static final int MOST = 70;

  /** The leaves behind the published proofs. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @Test
  void theRootIsThatOfTheDefinition() {
    List<byte[]> leaves = leaves(MOST);
    for (int size = 0; size <= MOST; size++) {
      assertThat(tree(leaves, size).root()).isEqualTo(root(leaves.subList(0, size)));
    }
    assertThat(new MerkleTree((level, index) -> new byte[0], 0).head()).isEqualTo(TreeHead.EMPTY);
  }

  @Test
  void everyLeafIsShownToBeInEveryTree() {
    List<byte[]> leaves = leaves(MOST);
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = tree(leaves, size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index);
        assertThat(proof.proves(leaves.get(index), tree.root())).isTrue();
        assertThat(proof.proves(leaves.get((index + 1) % MOST), tree.root())).isFalse();
      }
    }
  }

  @Test
  void everyTreeIsShownToGrowOutOfEveryOlderOne() {
    List<byte[]> leaves = leaves(MOST);
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = tree(leaves, size);
      for (int old = 1; old <= size; old++) {
        byte[] oldRoot = tree(leaves, old).root();
        assertThat(tree.consistency(old).proves(oldRoot, tree.root())).isTrue();
        assertThat(tree.consistency(old).proves(leaves.get(0), MerkleHash.empty())).isFalse();
      }
    }
  }

  @Test
  void theWayFromEveryLeafIsMadeOfNodesOfTheTree() {
    List<byte[]> leaves = leaves(MOST);
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = tree(leaves, size);
      for (int index = 0; index < size; index++) {
        List<InclusionStep> steps = tree.inclusion(index).steps(leaves.get(index)).orElseThrow();
        steps.forEach(step -> assertIsNode(step.beside(), leaves));
        steps.forEach(step -> assertIsNode(step.above(), leaves));
        Subtree top =
            steps.isEmpty()
                ? new Subtree(index, index + 1, leaves.get(index))
                : steps.getLast().above();
        assertThat(top.start()).isZero();
        assertThat(top.end()).isEqualTo(size);
        assertThat(top.hash()).isEqualTo(tree.root());
      }
    }
  }

  @Test
  void theWayToBothRootsIsMadeOfNodesOfTheTree() {
    List<byte[]> leaves = leaves(MOST);
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = tree(leaves, size);
      for (int old = 1; old <= size; old++) {
        byte[] oldRoot = tree(leaves, old).root();
        ConsistencyProof proof = tree.consistency(old);
        ConsistencyPath path = proof.path(Optional.of(oldRoot)).orElseThrow();
        assertIsNode(path.first(), leaves);
        path.steps().forEach(step -> assertIsNode(step.beside(), leaves));
        assertThat(path.oldRoot()).isEqualTo(oldRoot);
        assertThat(path.newRoot()).isEqualTo(tree.root());
        assertThat(proof.path(Optional.empty()).isPresent())
            .isEqualTo(old != size && Long.bitCount(old) > 1);
      }
    }
  }

  @Test
  void proofsOfAnotherLengthHaveNoWay() {
    MerkleTree tree = tree(leaves(7), 7);
    byte[] leaf = leaves(7).get(2);
    List<byte[]> longer = new ArrayList<>(tree.inclusion(2).hashes());
    longer.add(leaf);

    assertThat(new InclusionProof(2, 7, longer).steps(leaf)).isEmpty();
    assertThat(new InclusionProof(2, 7, List.of()).steps(leaf)).isEmpty();
    assertThat(new InclusionProof(7, 7, longer).steps(leaf)).isEmpty();
    assertThat(ConsistencyProof.between(3, 7, longer.subList(0, 1)).path(Optional.empty()))
        .isEmpty();
    assertThat(ConsistencyProof.between(0, 7, List.of()).path(Optional.of(leaf))).isEmpty();
    assertThat(ConsistencyProof.between(8, 7, List.of()).path(Optional.of(leaf))).isEmpty();
  }

  private static void assertIsNode(Subtree node, List<byte[]> leaves) {
    assertThat(node.hash()).isEqualTo(root(leaves.subList((int) node.start(), (int) node.end())));
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    MerkleTree tree = tree(leaves(3), 3);

    assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Others made these proofs out of the same leaves. */
  @Test
  void theProofsArePublishedOnes() throws IOException {
    List<byte[]> leaves =
        LEAVES.stream().map(hex -> MerkleHash.leaf(HexFormat.of().parseHex(hex))).toList();
    int same = 0;
    for (JsonFields vector : good("inclusion")) {
      long index = vector.number("leafIdx");
      long size = vector.number("treeSize");
      MerkleTree tree = tree(leaves, (int) size);
      assertThat(base64(tree.root())).isEqualTo(vector.text("root"));
      assertThat(tree.inclusion(index).hashes()).containsExactlyElementsOf(proof(vector));
      same++;
    }
    for (JsonFields vector : good("consistency")) {
      long old = vector.number("size1");
      long size = vector.number("size2");
      assertThat(tree(leaves, (int) size).consistency(old).hashes())
          .containsExactlyElementsOf(proof(vector));
      same++;
    }
    assertThat(same).isEqualTo(10);
  }

  private static List<JsonFields> good(String kind) throws IOException {
    List<JsonFields> good = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Vectors.folder("merkle").resolve(kind))) {
      for (Path file : files.filter(each -> each.endsWith("happy-path.json")).toList()) {
        good.add(Json.parseObject(Files.readAllBytes(file), file.toString()));
      }
    }
    return good;
  }

  private static List<byte[]> proof(JsonFields vector) {
    return vector.array("proof").stream()
        .map(each -> Base64.getDecoder().decode(each.stringValue()))
        .toList();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static List<byte[]> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MerkleHash.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static MerkleTree tree(List<byte[]> leaves, int size) {
    return new MerkleTree(
        (level, index) ->
            root(leaves.subList((int) (index << level), (int) ((index + 1) << level))),
        size);
  }

  /** MTH of section 2.1.1, over the hashes of leaves. */
  private static byte[] root(List<byte[]> leaves) {
    int count = leaves.size();
    if (count == 0) {
      return MerkleHash.empty();
    }
    if (count == 1) {
      return leaves.getFirst();
    }
    int split = 1;
    while (split * 2 < count) {
      split *= 2;
    }
    return MerkleHash.node(root(leaves.subList(0, split)), root(leaves.subList(split, count)));
  }
}
