package dev.signlab.shell.oras;

import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.HashSet;
import java.util.Set;

/** {@code oras copy}: an artifact from one place to another, with what is attached where asked. */
final class CopyWords {

  private CopyWords() {}

  static Command copy() {
    return new OrasCommand(
        OrasCommand.words("oras copy", "Copy an artifact to another name or place")
            .flag(Flag.toggle("recursive", "with what is attached").withShort("r"))
            .flag(Flag.toggle("from-oci-layout", "FROM is a layout in a folder, FOLDER:TAG"))
            .flag(Flag.toggle("to-oci-layout", "TO is a layout in a folder, FOLDER:TAG"))
            .flags(OrasFlags.registry("from-"))
            .flags(OrasFlags.registry("to-"))
            .flags(OrasFlags.quiet())
            .argument("FROM", "the artifact", Completion.IMAGE)
            .argument("TO", "its other name, more tags after commas", Completion.IMAGE)
            .example("oras copy -r localhost:5001/studentbook:1.0 localhost:5001/kept:1.0")
            .build(),
        CopyWords::copy);
  }

  private static void copy(Invocation invocation) {
    OrasPlace from = OrasPlace.from(invocation, invocation.argument(0));
    OrasFlags.Tagged names = OrasFlags.Tagged.parse(invocation, invocation.argument(1));
    OrasPlace to = OrasPlace.to(invocation, names.first());
    ImageSource source = from.source();
    Manifest manifest = Images.suggesting(invocation, invocation.argument(0), source::manifest);
    bring(invocation, source, to.target(), manifest);
    for (String tag : names.more()) {
      to.tag(tag, manifest);
    }
    if (invocation.isOn("recursive")) {
      attached(invocation, from, to, manifest, new HashSet<>());
    }
    invocation.screen().out("Copied " + from.shown() + " => " + to.shown());
    names.more().forEach(tag -> invocation.screen().out("Tagged " + tag));
    invocation.screen().out("Digest: " + manifest.digest());
  }

  private static void bring(
      Invocation invocation, ImageSource source, ImageTarget target, Manifest manifest) {
    new Transfer(
            source,
            target,
            (blob, isLayer, sent, number, total) ->
                invocation
                    .screen()
                    .out((sent ? "Copied  " : "Exists  ") + ArtifactFiles.shown(blob, name(blob))))
        .run(manifest);
  }

  private static String name(Descriptor blob) {
    return blob.annotations().getOrDefault(ArtifactFiles.TITLE, blob.mediaType().value());
  }

  /** Copies what is attached to a manifest, to those that it lists, and to what is attached. */
  private static void attached(
      Invocation invocation, OrasPlace from, OrasPlace to, Manifest subject, Set<Object> seen) {
    if (!seen.add(subject.digest())) {
      return;
    }
    if (subject instanceof ImageIndex index) {
      for (Descriptor listed : index.manifests()) {
        attached(invocation, from, to, from.source().manifest(listed), seen);
      }
    }
    for (Descriptor referrer : from.referrers(subject.digest())) {
      Manifest manifest = from.source().manifest(referrer);
      bring(invocation, from.source(), to.attaching(manifest), manifest);
      to.list(subject.digest(), manifest);
      attached(invocation, from, to, manifest, seen);
    }
  }
}
