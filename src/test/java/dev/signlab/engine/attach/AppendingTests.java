package dev.signlab.engine.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Rivals who come between one reading and the next. */
class AppendingTests implements SharedList {

  private static final Entry OURS = new Entry("ours");
  private static final Entry RIVAL = new Entry("rival");
  private static final Entry OTHER = new Entry("other");

  /** What stands there at each reading after our first write. */
  private final Queue<List<Entry>> rivals = new ArrayDeque<>();

  private List<Descriptor> list = List.of();
  private boolean guarded;
  private int writes;
  private int readings;

  @Test
  void whatIsThereAlreadyIsNotWritten() {
    list = descriptors(OURS);

    assertThat(add()).isFalse();
    assertThat(writes).isZero();
  }

  @Test
  void whatARivalOverwroteIsWrittenAgain() {
    rivals.add(List.of(RIVAL));

    assertThat(add()).isTrue();
    assertThat(list).containsExactlyElementsOf(descriptors(RIVAL, OURS));
  }

  /** The rival read our layer, so it is back without our doing, but not yet out of danger. */
  @Test
  void whatARivalBroughtAlongIsWatchedAsIfWeHadWrittenIt() {
    rivals.addAll(
        List.of(List.of(RIVAL), List.of(OURS, OTHER), List.of(OURS, OTHER), List.of(RIVAL)));

    assertThat(add()).isTrue();
    assertThat(list).containsExactlyElementsOf(descriptors(RIVAL, OURS));
    assertThat(writes).isEqualTo(2);
  }

  @Test
  void whereNobodyOverwritesWhatHeHasNotReadOneLookIsEnough() {
    guarded = true;

    assertThat(add()).isTrue();
    assertThat(list).containsExactlyElementsOf(descriptors(OURS));
    assertThat(readings).isEqualTo(1);
  }

  private boolean add() {
    return new Appending(this).add(OURS, new Object());
  }

  @Override
  public Optional<Manifest> read() {
    readings++;
    if (writes > 0 && !rivals.isEmpty()) {
      list = descriptors(rivals.remove().toArray(Entry[]::new));
    }
    return list.isEmpty() ? Optional.empty() : Optional.of(ImageIndex.of(list));
  }

  @Override
  public boolean write(Optional<Manifest> before, List<Descriptor> entries) {
    list = List.copyOf(entries);
    writes++;
    return guarded;
  }

  @Override
  public boolean isGuarded() {
    return guarded;
  }

  private static List<Descriptor> descriptors(Entry... entries) {
    return List.of(entries).stream().map(Entry::layer).toList();
  }

  private record Entry(String name) implements NewLayer {

    @Override
    public byte[] content() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Descriptor layer() {
      return new Descriptor(MediaType.OCI_MANIFEST, Digest.of(content()), content().length);
    }

    @Override
    public boolean isIn(List<Descriptor> layers) {
      return layers.contains(layer());
    }
  }
}
