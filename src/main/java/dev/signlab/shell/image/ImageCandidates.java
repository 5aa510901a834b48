package dev.signlab.shell.image;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.world.World;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Session;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Knows the images of the world's registry and of this machine, for the Tab key. A registry that
 * does not answer has none.
 *
 * @param client returns a client of short patience, whose requests are not the learner's
 */
public record ImageCandidates(Function<Session, RegistryClient> client) implements CandidateSource {

  private static final int MOST_REPOSITORIES = 40;
  private static final int MOST = 300;

  @Override
  public Completion kind() {
    return Completion.IMAGE;
  }

  @Override
  public List<String> candidates(Session session) {
    TreeSet<String> names = new TreeSet<>();
    names.addAll(quietly(() -> local(session)));
    names.addAll(quietly(() -> remote(session)));
    return List.copyOf(names);
  }

  private interface Question {
    Stream<String> ask();
  }

  private static List<String> quietly(Question question) {
    try {
      return question.ask().limit(MOST).toList();
    } catch (LabException e) {
      // A key press is no command: whoever types the line will hear why.
      return List.of();
    }
  }

  private static Stream<String> local(Session session) {
    return session.service(ImageStore.class).images().stream().map(LocalImage::name);
  }

  private Stream<String> remote(Session session) {
    Registry registry = session.service(World.class).registry();
    RegistryClient asked = client.apply(session);
    return asked.repositories(registry).stream()
        .limit(MOST_REPOSITORIES)
        .flatMap(path -> quietly(() -> tags(new Repository(registry, path), asked)).stream());
  }

  private static Stream<String> tags(Repository repository, RegistryClient asked) {
    return asked.tags(repository).stream().map(tag -> repository.tag(tag).toString());
  }
}
