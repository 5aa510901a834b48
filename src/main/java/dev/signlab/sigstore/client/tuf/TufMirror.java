package dev.signlab.sigstore.client.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.tuf.PathPart;
import dev.signlab.storage.BoundedFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the files of a repository are fetched. */
public sealed interface TufMirror {

  /**
   * Returns the mirror at an address of HTTP, or in a folder: {@code file:///…}.
   *
   * @param url without a slash at its end
   */
  static TufMirror at(String url, HttpTransport transport) {
    return url.startsWith("file://")
        ? new OfFolder(folder(url))
        : of(url, url + "/targets", transport);
  }

  /** Returns the mirror whose metadata and files have an address each, of HTTP. */
  static TufMirror of(String metadata, String targets, HttpTransport transport) {
    return new OfHttp(
        ServiceDoor.of("the TUF repository", metadata, transport),
        ServiceDoor.of("the TUF repository", targets, transport));
  }

  private static Path folder(String url) {
    try {
      return Path.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw Problem.of("the address of the TUF repository is none")
          .expected("file:///FOLDER")
          .found(url)
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /**
   * Fetches metadata.
   *
   * @param path below the mirror, without a slash at its beginning, encoded as it is asked for
   * @param most bytes; more are refused
   * @return the file, or nothing when the mirror has none of that name
   * @throws dev.signlab.diagnostic.LabException when there is no answer
   */
  Optional<byte[]> fetch(String path, int most);

  /**
   * Fetches a file that is handed out.
   *
   * @param path its name, with the digest where snapshots are consistent; any text
   * @param most bytes; more are refused
   */
  Optional<byte[]> fetchTarget(String path, int most);

  /**
   * A server.
   *
   * @param door the way to its metadata
   * @param targets the way to the files that it hands out
   */
  record OfHttp(ServiceDoor door, ServiceDoor targets) implements TufMirror {

    private static final int FORBIDDEN = 403;
    private static final int ABSENT = 404;
    private static final int OK = 200;

    @Override
    public Optional<byte[]> fetch(String path, int most) {
      return fetched(door, path, most);
    }

    @Override
    public Optional<byte[]> fetchTarget(String path, int most) {
      String encoded =
          Stream.of(path.split("/", -1)).map(PathPart::encoded).collect(Collectors.joining("/"));
      return fetched(targets, encoded, most);
    }

    private static Optional<byte[]> fetched(ServiceDoor door, String path, int most) {
      ServiceAnswer answer = door.get("/" + path, most);
      if (answer.status() == OK) {
        return Optional.of(answer.body());
      }
      // Stores that list nothing say 403 of what is not there.
      if (answer.status() == ABSENT || answer.status() == FORBIDDEN) {
        return Optional.empty();
      }
      throw door.refused("the TUF repository refused " + path, "GET /" + path, "200", answer)
          .asException();
    }
  }

  /**
   * A folder, as one that was carried over a gap without network.
   *
   * @param folder the folder
   */
  record OfFolder(Path folder) implements TufMirror {

    @Override
    public Optional<byte[]> fetch(String path, int most) {
      Path file = folder.resolve(path).normalize();
      boolean isThere = file.startsWith(folder) && Files.isRegularFile(file);
      return isThere ? Optional.of(BoundedFile.read(file, most)) : Optional.empty();
    }

    @Override
    public Optional<byte[]> fetchTarget(String path, int most) {
      return fetch("targets/" + path, most);
    }
  }
}
