package dev.signlab.shell.cosign.copy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.move.ImageCopy;
import dev.signlab.engine.move.Part;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.Prefixed;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cosign copy}. */
final class CopyCommand implements Command {

  private static final String ONLY = "only";
  private static final String SIG_ONLY = "sig-only";
  private static final String FORCE = "force";
  private static final String PLATFORM = "platform";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign copy", "cosign", "Copy an image with its signatures")
          .deprecatedBecause(
              """
              there are several options you can use instead:
                - "oras copy -r" will copy images and referring artifacts
                - "cosign save" to write to disk, followed by "cosign load" for a new registry
                - "cosign download" followed by "cosign attach" to just copy the bundle\
              """)
          .flag(
              Flag.text(ONLY, "PARTS", "sig, att, sbom: these parts, and no tag")
                  .of(FlagType.SLICE))
          .flag(Flag.toggle(FORCE, "move tags that are at the destination").withShort("f"))
          .flag(Flag.text(PLATFORM, "OS/ARCH", "one image of an index"))
          .flag(Flag.toggle(SIG_ONLY, "the same as --only=sig; deprecated"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("SOURCE", "the image", Completion.IMAGE)
          .argument("DESTINATION", "its new name", Completion.IMAGE)
          .example("cosign copy localhost:5001/staging/app:1.0 localhost:5001/release/app:1.0")
          .example(
              "cosign copy --only=sig localhost:5001/staging/app:1.0 localhost:5001/release/app")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String typed = invocation.argument(0);
    Reference destination = cosign.image(invocation.argument(1));
    RegistryFlags registry = RegistryFlags.read(cosign);
    ImageCopy copy =
        ImageCopy.of(registry.client(), cosign.image(typed))
            .only(only(invocation))
            .telling(new Telling(invocation.screen()));
    if (invocation.isOn(FORCE)) {
      copy = copy.overwriting();
    }
    Optional<String> platform = cosign.text(PLATFORM);
    if (platform.isPresent()) {
      copy = copy.platform(platform.get());
    }
    ImageCopy prepared = registry.kept().map(copy::attachmentsIn).orElse(copy);
    try {
      ImageProblems.answering(
          cosign, typed, "entity not found in registry, error: ", () -> prepared.to(destination));
      return OK;
    } catch (LabException e) {
      throw e.problem().isOf(Cause.TAG_MOVED) ? withForce(cosign, e) : e;
    }
  }

  private static LabException withForce(CosignInvocation cosign, LabException e) {
    String line = cosign.line().with(FORCE, "true").toString();
    Hint hint = new Hint("to move the tag, and lose what it named", line);
    return Prefixed.withHintFirst(e, e.problem().summary(), List.of(hint));
  }

  private static Set<Part> only(Invocation invocation) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    invocation.values(ONLY).stream().map(Part::parse).forEach(parts::add);
    if (invocation.isOn(SIG_ONLY)) {
      invocation.screen().err("--sig-only is deprecated, use --only=sig instead");
      parts.add(Part.SIGNATURES);
    }
    return parts;
  }
}
