package io.trojanscope.torchscript.convert;

import io.trojanscope.spec.ImageShape;
import java.util.List;

/** Image shapes that are tried if a file does not say which images it takes. */
public final class UsualShapes {
  public static final List<ImageShape> ALL =
      List.of(
          new ImageShape(1, 28, 28),
          new ImageShape(1, 32, 32),
          new ImageShape(3, 28, 28),
          new ImageShape(3, 32, 32),
          new ImageShape(3, 64, 64),
          new ImageShape(3, 96, 96),
          new ImageShape(3, 224, 224),
          new ImageShape(3, 299, 299));

  /** The one whose error is reported if none fits. */
  public static final ImageShape LIKELIEST = new ImageShape(3, 224, 224);

  private UsualShapes() {}
}
