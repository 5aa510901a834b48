package dev.signlab.shell.cosign.upload;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.move.FileUpload;
import dev.signlab.engine.move.FileUpload.Platformed;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code cosign upload blob}. */
final class UploadBlobCommand implements Command {

  private static final String FILES = "files";
  private static final String TYPE = "ct";
  private static final String ANNOTATION = "annotation";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign upload blob", "cosign", "Upload files as an artifact")
          .flag(
              Flag.file(FILES, "a file, with :OS/ARCH if there are several")
                  .withShort("f")
                  .of(FlagType.SLICE))
          .flag(Flag.text(TYPE, "TYPE", "what the files are; guessed from their bytes otherwise"))
          .flag(
              Flag.text(ANNOTATION, "NAME=VALUE", "annotation of the artifact")
                  .withShort("a")
                  .of(FlagType.MAP))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the name of the artifact", Completion.IMAGE)
          .example("cosign upload blob -f hello.txt localhost:5001/files/hello:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  /** A word of {@code -f}. */
  private record Word(String typed, Path path, Optional<String> platform) {}

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Reference target = cosign.image(invocation.argument(0));
    List<Word> words = words(invocation);
    Map<String, String> annotations = cosign.pairs(ANNOTATION);
    FileUpload upload =
        new FileUpload(RegistryFlags.read(cosign).client(), target, MediaType.OCI_CONFIG);
    List<Descriptor> layers = new ArrayList<>();
    for (Word word : words) {
      layers.add(layer(invocation, upload, word, target));
    }
    Repository repository = target.repository();
    if (words.size() == 1) {
      Manifest made = upload.one(layers.getFirst(), annotations);
      invocation.screen().err("Uploaded image to:");
      invocation.screen().out(repository + "@" + made.digest());
    } else {
      Manifest made = upload.several(platformed(words, layers), annotations);
      String name = repository + "@" + made.digest();
      invocation.screen().err("Uploading multi-platform index to " + name);
    }
    return OK;
  }

  private static Descriptor layer(
      Invocation invocation, FileUpload upload, Word word, Reference target) {
    MediaType type =
        invocation
            .flag(TYPE)
            .filter(text -> !text.isEmpty())
            .map(MediaType::new)
            .orElseGet(() -> ContentType.of(word.path(), word.typed()));
    String name = word.path().getFileName().toString();
    invocation
        .screen()
        .err(
            "Uploading file from ["
                + name
                + "] to ["
                + target
                + "] with media type ["
                + type
                + "]");
    Descriptor layer = upload.blob(new FileUpload.NamedFile(word.path(), type, word.platform()));
    Repository repository = target.repository();
    invocation
        .screen()
        .err(
            "File ["
                + name
                + "] is available directly at ["
                + repository.registry()
                + "/v2/"
                + repository.path()
                + "/blobs/"
                + layer.digest()
                + "]");
    return layer;
  }

  private static List<Platformed> platformed(List<Word> words, List<Descriptor> layers) {
    List<Platformed> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      all.add(new Platformed(layers.get(i), words.get(i).platform().orElse("")));
    }
    return all;
  }

  private static List<Word> words(Invocation invocation) {
    List<String> typed = invocation.values(FILES);
    if (typed.isEmpty()) {
      throw Problem.of("no file to upload")
          .expected("-f FILE, once or several times")
          .found("no -f")
          .hint("for instance", SPEC.examples().getFirst())
          .asException();
    }
    List<Word> words = typed.stream().map(each -> word(invocation, each)).toList();
    Set<String> platforms = new HashSet<>();
    for (Word word : words) {
      String platform = word.platform().orElse("");
      if (words.size() > 1 && (platform.isEmpty() || !platforms.add(platform))) {
        throw noPlatform(word);
      }
    }
    return words;
  }

  private static Word word(Invocation invocation, String text) {
    int colon = text.lastIndexOf(':');
    String file = colon < 0 ? text : text.substring(0, colon);
    Optional<String> platform =
        colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    return new Word(file, invocation.path(file), platform);
  }

  private static LabException noPlatform(Word word) {
    String found =
        word.platform().map(each -> " repeats platform " + each).orElse(" had no platform");
    return Problem.of("each file must include a unique platform, " + word.typed() + found)
        .expected("-f FILE:OS/ARCH for each of several files")
        .found(word.typed())
        .hint("say which platform it is for", "-f " + word.typed() + ":linux/amd64")
        .asException();
  }
}
