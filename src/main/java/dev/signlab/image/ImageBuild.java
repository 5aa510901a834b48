package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.BuildPlan;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.image.dockerfile.Dockerfile;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.TagReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds an image from a Dockerfile into the local store. The same files give the same digest,
 * whenever, wherever and in whatever order they were written.
 *
 * @param store takes the image
 * @param client fetches a base image
 * @param progress hears how far the build is
 */
public record ImageBuild(ImageStore store, RegistryClient client, Progress progress) {

  /**
   * Builds.
   *
   * @param context the folder of the files
   * @param dockerfile the file, usually {@code Dockerfile} in the context
   * @param arguments values for the {@code ARG}s
   * @param name under which the store keeps the image
   */
  public LocalImage run(
      Path context, Path dockerfile, Map<String, String> arguments, TagReference name) {
    return run(
        context,
        dockerfile,
        new BuildRequest(arguments, Platform.LINUX_AMD64, Optional.empty()),
        name);
  }

  /**
   * Builds.
   *
   * @param context the folder of the files
   * @param dockerfile the file, usually {@code Dockerfile} in the context
   * @param request what is asked for beside the file
   * @param name under which the store keeps the image
   */
  public LocalImage run(Path context, Path dockerfile, BuildRequest request, TagReference name) {
    checkContext(context, dockerfile);
    BuildPlan plan = BuildPlan.of(Dockerfile.read(dockerfile), request);
    plan.warnings().forEach(progress::warn);
    Manifest manifest = build(plan, new StagesBuild.Places(context, dockerfile));
    store.put(name, manifest);
    return store.find(name).orElseThrow(() -> new AssertionError("just built " + name));
  }

  private Manifest build(BuildPlan plan, StagesBuild.Places places) {
    try (BuildFolder folder = BuildFolder.in(store.layout())) {
      StageDraft.Finished image =
          new StagesBuild(this, plan, places, folder).run().finish(folder, progress);
      folder.release(image.layers());
      folder.release(List.of(image.config()));
      return ImageManifest.of(image.config()).layers(image.layers()).build();
    }
  }

  private static void checkContext(Path context, Path dockerfile) {
    if (!Files.isDirectory(context)) {
      throw Problem.of("no folder " + context + " to build from")
          .expected("a folder with a Dockerfile")
          .found(Files.exists(context) ? "a file" : "nothing of that name")
          .hint("the dot means this folder", new Intent.BuildImage("NAME"))
          .cause(Cause.NO_FILE)
          .asException();
    }
    if (!Files.isRegularFile(dockerfile)) {
      throw Problem.of("no Dockerfile in " + context)
          .expected("a file " + dockerfile)
          .found("no such file")
          .hint("an image of nothing, to begin with", new Intent.WriteDockerfile())
          .cause(Cause.NO_FILE)
          .asException();
    }
  }
}
