package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.image.dockerfile.Variables;
import dev.signlab.image.tree.Accounts;
import dev.signlab.image.tree.FileTree;
import dev.signlab.image.tree.ImageLayer;
import dev.signlab.image.tree.ImagePath;
import dev.signlab.image.tree.LayerDraft;
import dev.signlab.image.tree.LayerWriter;
import dev.signlab.image.tree.Node;
import dev.signlab.image.tree.Owner;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One stage of a Dockerfile while it is being built. Used by one thread. */
final class StageDraft {

  private final ConfigDraft config;
  private final Variables variables;
  private final List<Layer> layers;
  private final Supplier<FileTree> below;
  private Optional<FileTree> tree = Optional.empty();

  private StageDraft(
      ConfigDraft config, Variables variables, List<Layer> layers, Supplier<FileTree> below) {
    this.config = config;
    this.variables = variables;
    this.layers = new ArrayList<>(layers);
    this.below = below;
  }

  /** A layer of the base, or one that is still to be written. */
  private sealed interface Layer {
    record Kept(ImageLayer layer) implements Layer {}

    record New(SortedMap<String, Node> changes) implements Layer {}
  }

  /** Begins with nothing. */
  static StageDraft upon(ConfigDraft config, Variables variables) {
    return new StageDraft(config, variables, List.of(), FileTree::empty);
  }

  /** Begins with an image. */
  static StageDraft upon(FoundImage image, ConfigDraft config, Variables variables, Path scratch) {
    List<Layer> layers = image.layers().stream().<Layer>map(Layer.Kept::new).toList();
    return new StageDraft(config, variables, layers, () -> image.tree(scratch));
  }

  /** Begins with what another stage is now. */
  static StageDraft upon(StageDraft stage) {
    return new StageDraft(
        stage.config.copy(), stage.variables.inherited(), stage.layers, () -> stage.tree().copy());
  }

  /** Returns the files of the stage. Layers of a base are read when this is first asked for. */
  FileTree tree() {
    if (tree.isEmpty()) {
      tree = Optional.of(below.get());
    }
    return tree.get();
  }

  ConfigDraft config() {
    return config;
  }

  /** Returns an instruction with its variables put in. */
  Instruction expand(Instruction raw) {
    return variables.expand(raw);
  }

  /** Carries out an instruction that changes no file. */
  void describe(Instruction instruction) {
    config.apply(instruction);
    if (!(instruction instanceof Instruction.OnBuild)) {
      config.addHistory(instruction.text(), true);
    }
  }

  /**
   * Carries out an instruction that may change files; a layer tells of it even if it changes none.
   */
  void change(Instruction instruction, Consumer<LayerDraft> changes) {
    LayerDraft draft = new LayerDraft(tree());
    changes.accept(draft);
    config.apply(instruction);
    layers.add(new Layer.New(draft.layer()));
    config.addHistory(instruction.text(), false);
  }

  /** Carries out {@code WORKDIR}: makes the folder, which belongs to the user in force. */
  void enter(Instruction.Workdir workdir) {
    String path = config.under(workdir.path());
    if (path.equals(ImagePath.ROOT)) {
      describe(workdir);
      return;
    }
    change(
        workdir,
        draft -> {
          Optional<Owner> owner = config.user().map(user -> new Accounts(draft.tree()).owner(user));
          draft.makeFolders(draft.tree().resolve(path), owner);
        });
  }

  /** The parts of a finished image, all of which are in the folder of the build. */
  record Finished(Descriptor config, List<Descriptor> layers) {}

  /** Writes the layers that are new, and the config. */
  Finished finish(BuildFolder folder, Progress progress) {
    List<Descriptor> descriptors = new ArrayList<>();
    List<Digest> diffIds = new ArrayList<>();
    int written = 0;
    progress.at("layers", written, layers.size());
    for (Layer layer : layers) {
      switch (layer) {
        case Layer.Kept(ImageLayer kept) -> {
          descriptors.add(kept.descriptor());
          diffIds.add(kept.diffId());
        }
        case Layer.New(SortedMap<String, Node> changes) -> {
          LayerWriter.Written made = write(changes, folder);
          descriptors.add(made.descriptor());
          diffIds.add(made.diffId());
        }
      }
      progress.at("layers", ++written, layers.size());
    }
    return new Finished(folder.write(MediaType.OCI_CONFIG, config.write(diffIds)), descriptors);
  }

  private static LayerWriter.Written write(SortedMap<String, Node> changes, BuildFolder folder) {
    Path file = folder.scratch().resolve("layer-being-written");
    LayerWriter.Written made = LayerWriter.write(changes, file);
    folder.add(file, made.descriptor());
    return made;
  }
}
