package dev.signlab.shell.cosign.upload;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.move.FileUpload;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code cosign upload wasm}. */
final class UploadWasmCommand implements Command {

  private static final String FILE = "file";

  private static final MediaType CONFIG = new MediaType("application/vnd.wasm.config.v1+json");
  private static final MediaType LAYER =
      new MediaType("application/vnd.wasm.content.layer.v1+wasm");

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign upload wasm", "cosign", "Upload a WebAssembly module")
          .flag(Flag.file(FILE, "the module").withShort("f"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the name of the artifact", Completion.IMAGE)
          .example("cosign upload wasm -f hello.wasm localhost:5001/files/hello:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String file = invocation.flag(FILE).orElse("");
    if (file.isEmpty()) {
      throw Problem.of("required flag(s) \"file\" not set")
          .expected("-f FILE")
          .found("no -f")
          .hint("for instance", SPEC.examples().getFirst())
          .asException();
    }
    Reference target = cosign.image(invocation.argument(0));
    Path path = invocation.path(file);
    FileUpload upload = new FileUpload(RegistryFlags.read(cosign).client(), target, CONFIG);
    invocation.screen().err("Uploading wasm file from [" + file + "] to [" + target + "].");
    Descriptor layer = upload.blob(new FileUpload.NamedFile(path, LAYER, Optional.empty()));
    upload.one(layer, Map.of());
    return OK;
  }
}
