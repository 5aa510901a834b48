package dev.signlab.shell.oras;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.FallbackIndex;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Path;
import java.util.List;

/** Where {@code oras copy} reads or writes: a registry, or a layout in a folder. */
sealed interface OrasPlace {

  /** Reads the place from which is copied. */
  static OrasPlace from(Invocation invocation, String typed) {
    return invocation.isOn("from-oci-layout")
        ? InLayout.existing(invocation, typed)
        : new InRegistry(
            OrasFlags.client(invocation, "from-"), OrasFlags.reference(invocation, typed));
  }

  /** Reads the place to which is copied, without further tags. */
  static OrasPlace to(Invocation invocation, String typed) {
    return invocation.isOn("to-oci-layout")
        ? InLayout.made(invocation, typed)
        : new InRegistry(
            OrasFlags.client(invocation, "to-"), OrasFlags.reference(invocation, typed));
  }

  /** Returns the artifact that is named. */
  ImageSource source();

  /** Returns the name to write to. */
  ImageTarget target();

  /** Gives what was written a further tag. */
  void tag(String tag, Manifest manifest);

  /** Returns what is attached to a manifest. */
  List<Descriptor> referrers(Digest subject);

  /** Returns where a referrer is written, by its digest. */
  ImageTarget attaching(Manifest referrer);

  /** Lists a referrer that was written, where the place does not do so by itself. */
  void list(Digest subject, Manifest referrer);

  /** Returns the place as oras shows it. */
  String shown();

  /**
   * A registry.
   *
   * @param client speaks to it
   * @param name the name in it
   */
  record InRegistry(RegistryClient client, Reference name) implements OrasPlace {

    @Override
    public ImageSource source() {
      return new RegistryImage(client, name);
    }

    private DigestReference at(Digest digest) {
      return name.repository().digest(digest);
    }

    @Override
    public ImageTarget target() {
      return new RegistryImage(client, name);
    }

    @Override
    public void tag(String tag, Manifest manifest) {
      client.pushManifest(name.repository().tag(tag), manifest);
    }

    @Override
    public List<Descriptor> referrers(Digest subject) {
      return client.referrers(at(subject)).manifests();
    }

    @Override
    public ImageTarget attaching(Manifest referrer) {
      return new RegistryImage(client, at(referrer.digest()));
    }

    @Override
    public void list(Digest subject, Manifest referrer) {
      FallbackIndex.list(client, at(subject), referrer);
    }

    @Override
    public String shown() {
      return "[registry] " + name;
    }
  }

  /**
   * A layout in a folder.
   *
   * @param layout the layout
   * @param tag the name of the artifact in it
   * @param typed the place as it was typed
   */
  record InLayout(OciLayout layout, String tag, String typed) implements OrasPlace {

    static InLayout existing(Invocation invocation, String typed) {
      return new InLayout(OciLayout.open(folder(invocation, typed)), tagOf(typed), typed);
    }

    static InLayout made(Invocation invocation, String typed) {
      return new InLayout(OciLayout.openOrCreate(folder(invocation, typed)), tagOf(typed), typed);
    }

    private static Path folder(Invocation invocation, String typed) {
      int colon = typed.lastIndexOf(':');
      return invocation.path(colon < 0 ? typed : typed.substring(0, colon));
    }

    private static String tagOf(String typed) {
      int colon = typed.lastIndexOf(':');
      return colon < 0 ? "" : typed.substring(colon + 1);
    }

    @Override
    public ImageSource source() {
      return layout.source(
          layout
              .find(tag)
              .orElseThrow(
                  () ->
                      Problem.of(typed + ": not found")
                          .expected("a tag that the layout lists, as FOLDER:TAG")
                          .found(tag.isEmpty() ? "no tag" : tag)
                          .cause(Cause.NO_IMAGE)
                          .command("oras copy --help")
                          .asException()));
    }

    @Override
    public ImageTarget target() {
      return layout.target(tag);
    }

    @Override
    public void tag(String other, Manifest manifest) {
      layout.put(other, manifest);
    }

    @Override
    public List<Descriptor> referrers(Digest subject) {
      return layout.manifests().stream()
          .filter(each -> each.subject().filter(to -> to.digest().equals(subject)).isPresent())
          .map(Manifest::descriptor)
          .toList();
    }

    @Override
    public ImageTarget attaching(Manifest referrer) {
      return layout.target("");
    }

    @Override
    public void list(Digest subject, Manifest referrer) {
      // A layout is searched by subjects.
    }

    @Override
    public String shown() {
      return "[oci-layout] " + typed;
    }
  }
}
