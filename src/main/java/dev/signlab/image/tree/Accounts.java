package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The users and groups of an image, as its {@code /etc/passwd} and {@code /etc/group} tell.
 *
 * @param tree the files of the image
 */
public record Accounts(FileTree tree) {

  private static final int LARGEST = 1 << 20;
  private static final int NUMBER = 2;
  private static final int GROUP = 3;
  private static final String USERS = "/etc/passwd";
  private static final String GROUPS = "/etc/group";

  /**
   * Returns the numbers of an owner. A user by number alone has the group of that number, a user by
   * name the one that {@code /etc/passwd} gives.
   *
   * @param text {@code USER[:GROUP]}, each a name or a number
   * @throws LabException if the image knows no such name
   */
  public Owner owner(String text) {
    int colon = text.indexOf(':');
    Owner user = user(colon < 0 ? text : text.substring(0, colon));
    return colon < 0 ? user : new Owner(user.user(), group(text.substring(colon + 1)));
  }

  private Owner user(String name) {
    if (isNumber(name)) {
      return new Owner(Long.parseLong(name), Long.parseLong(name));
    }
    return find(USERS, name, GROUP)
        .map(f -> new Owner(Long.parseLong(f.get(NUMBER)), Long.parseLong(f.get(GROUP))))
        .or(() -> name.equals("root") ? Optional.of(Owner.ROOT) : Optional.empty())
        .orElseThrow(() -> unknown("user", name, USERS));
  }

  private long group(String name) {
    if (isNumber(name)) {
      return Long.parseLong(name);
    }
    return find(GROUPS, name, NUMBER)
        .map(fields -> Long.parseLong(fields.get(NUMBER)))
        .or(() -> name.equals("root") ? Optional.of(0L) : Optional.empty())
        .orElseThrow(() -> unknown("group", name, GROUPS));
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,10}");
  }

  private Optional<List<String>> find(String file, String name, int last) {
    return text(file)
        .lines()
        .map(line -> List.of(line.split(":", -1)))
        .filter(fields -> fields.size() > last && fields.getFirst().equals(name))
        .filter(fields -> fields.subList(NUMBER, last + 1).stream().allMatch(Accounts::isNumber))
        .findFirst();
  }

  private String text(String file) {
    if (!(tree.follow(file).orElse(null) instanceof Node.RegularFile regular)) {
      return "";
    }
    try (InputStream in = regular.content().open()) {
      byte[] bytes = BoundedFile.read(in, LARGEST, file + " of the image");
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Problem.of("cannot read " + file + " of the image").asException(e);
    }
  }

  private static LabException unknown(String kind, String name, String file) {
    return Problem.of("no " + kind + " " + name + " in the image")
        .expected("a " + kind + " that " + file + " of the image has, or a number")
        .found(name)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
