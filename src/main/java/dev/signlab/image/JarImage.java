package dev.signlab.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/**
 * An image of a Java program, made by Jib without a Dockerfile. The same jar on the same base gives
 * the same digest. Jib fetches the base by itself, so this comes from a registry on this machine or
 * is {@code scratch}; what it makes goes into the local store.
 *
 * @param jar the program, with a Main-Class
 * @param base the image with a Java in it; nothing for {@code scratch}
 * @param options what the image says about running it
 */
public record JarImage(Path jar, Optional<Reference> base, Options options) {

  private static final String NO_LAYER =
      "a layer of the base that is no archive packed with gzip or zstd";
  private static final List<String> NOT_PACKED =
      List.of("not in the .gz format", "No Compressor found");

  /**
   * What the image says about running the program.
   *
   * @param jvmFlags what stands between {@code java} and {@code -jar}
   * @param environment variables
   * @param labels labels
   * @param ports TCP ports that the program listens on, 1 to 65535
   */
  public record Options(
      List<String> jvmFlags,
      Map<String, String> environment,
      Map<String, String> labels,
      List<Integer> ports) {

    /** Copies all of them. */
    public Options {
      jvmFlags = List.copyOf(jvmFlags);
      environment = Map.copyOf(environment);
      labels = Map.copyOf(labels);
      ports = List.copyOf(ports);
    }
  }

  /**
   * Builds the image into a store.
   *
   * @param store takes the image
   * @param name under which it is kept
   * @param logins knows the login for the registry of the base
   * @throws LabException when the jar starts nothing, or the base cannot be had
   */
  public LocalImage build(ImageStore store, TagReference name, CredentialSource logins) {
    requireProgram();
    Path work = store.layout().folder().resolve("blobs").resolve(".jib");
    Path archive = work.resolve("image-" + Thread.currentThread().threadId() + ".tar");
    try {
      Files.createDirectories(work);
      container(logins)
          .containerize(
              Containerizer.to(TarImage.at(archive).named("localhost/jar:1"))
                  .setBaseImageLayersCache(work)
                  .setApplicationLayersCache(work)
                  .setAllowInsecureRegistries(true)
                  .setOfflineMode(base.isEmpty()));
      Descriptor made = OciArchive.unpack(archive, store.layout()).getFirst();
      store.put(name, store.layout().manifest(made));
      return store.find(name).orElseThrow(() -> new AssertionError("just made " + name));
    } catch (IOException
        | ExecutionException
        | RegistryException
        | CacheDirectoryCreationException
        | InvalidImageReferenceException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } finally {
      deleteQuietly(archive);
    }
  }

  private JibContainerBuilder container(CredentialSource logins)
      throws IOException, InvalidImageReferenceException {
    String file = "/" + jar.getFileName();
    List<String> start = new ArrayList<>(List.of("java"));
    start.addAll(options.jvmFlags());
    start.addAll(List.of("-jar", file));
    JibContainerBuilder image =
        base.isPresent() ? Jib.from(registryImage(base.get(), logins)) : Jib.fromScratch();
    options.ports().forEach(port -> image.addExposedPort(Port.tcp(port)));
    return image
        .setFormat(ImageFormat.OCI)
        .addLayer(List.of(jar), AbsoluteUnixPath.get("/"))
        .setEntrypoint(start)
        .setEnvironment(options.environment())
        .setLabels(options.labels());
  }

  private static RegistryImage registryImage(Reference base, CredentialSource logins)
      throws InvalidImageReferenceException {
    RegistryImage image = RegistryImage.named(base.toString());
    logins
        .find(base.repository().registry(), base.repository().path())
        .filter(UserPassword.class::isInstance)
        .map(UserPassword.class::cast)
        .ifPresent(login -> image.addCredential(login.user(), login.password()));
    return image;
  }

  /** What {@code java -jar} needs, so that no image is made that can start nothing. */
  private void requireProgram() {
    if (!Files.isRegularFile(jar)) {
      throw Problem.of("no file " + jar)
          .expected("a jar")
          .found(Files.exists(jar) ? "a folder" : "nothing of that name")
          .hint("", new Intent.ListFiles(""))
          .cause(Cause.NO_FILE)
          .asException();
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      Optional<String> main =
          Optional.ofNullable(opened.getManifest())
              .map(Manifest::getMainAttributes)
              .map(attributes -> attributes.getValue(Attributes.Name.MAIN_CLASS));
      if (main.isEmpty()) {
        throw notAProgram("a manifest without Main-Class");
      }
      requireAlone(opened.getManifest());
    } catch (IOException e) {
      throw notAProgram("no zip archive");
    }
  }

  /** Other jars would have to come along, and are not looked for here. */
  private void requireAlone(Manifest manifest) {
    String others = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (others != null && !others.isBlank()) {
      throw Problem.of(jar.getFileName() + " needs other jars, which are not taken along here")
          .expected("a jar with all it needs inside")
          .found("Class-Path: " + others.strip())
          .hint("put all of them into a folder, and COPY it", new Intent.BuildImage("NAME"))
          .asException();
    }
  }

  private LabException notAProgram(String found) {
    return Problem.of(jar.getFileName() + " starts no program")
        .expected("a jar whose manifest names a Main-Class, as java -jar wants it")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private LabException failed(Exception e) {
    Throwable reason = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    return Problem.of("no image was made of " + jar.getFileName())
        .tried(base.map(from -> "put the jar on " + from).orElse("put the jar into an image"))
        .expected("a jar, and a base image that its registry hands out")
        .found(isUnpackable(e) ? NO_LAYER : Reason.of(reason))
        .asException(e);
  }

  /** Jib hands on what the library says that unpacks the layers of the base. */
  private static boolean isUnpackable(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof ZipException || NOT_PACKED.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is overwritten by the next one.
    }
  }
}
