package io.trojanscope.image.file;

/**
 * Decodes the portable formats PGM (grey) and PPM (colours), plain and raw, of up to 16 bits a
 * value.
 */
final class PnmDecoder {
  private static final int LARGEST_VALUE = 65_535;
  private static final int MAX_VALUE = 255;

  private final byte[] file;
  private int position;

  private PnmDecoder(byte[] file) {
    this.file = file;
  }

  /** Whether a file begins as one does: P2 or P5 (grey), P3 or P6 (colours), and a separator. */
  static boolean isOne(byte[] file) {
    return file.length > 2
        && file[0] == 'P'
        && "2356".indexOf(file[1]) >= 0
        && (isSpace(file[2]) || file[2] == '#');
  }

  static Picture decode(byte[] file) throws UnreadablePictureException {
    return new PnmDecoder(file).decode();
  }

  private Picture decode() throws UnreadablePictureException {
    int kind = file[1] - '0';
    position = 2;
    int width = number();
    int height = number();
    int largest = number();
    PictureDecoder.requireSize(height, width);
    if (largest < 1 || largest > LARGEST_VALUE) {
      throw new UnreadablePictureException("its largest value is not from 1 to " + LARGEST_VALUE);
    }
    boolean raw = kind > 3;
    if (raw) {
      position++; // the one separator before the pixels
    }
    byte[][] planes = new byte[kind % 3 == 2 ? 1 : 3][height * width];
    for (int pixel = 0; pixel < height * width; pixel++) {
      for (byte[] plane : planes) {
        int value = raw ? rawValue(largest) : number();
        if (value > largest) {
          throw new UnreadablePictureException("a value is above its largest, " + largest);
        }
        plane[pixel] = (byte) ((value * MAX_VALUE + largest / 2) / largest);
      }
    }
    return new Picture(PictureFormat.PNM, height, width, planes);
  }

  private int rawValue(int largest) throws UnreadablePictureException {
    int value = next();
    return largest > MAX_VALUE ? value << 8 | next() : value;
  }

  private int next() throws UnreadablePictureException {
    if (position >= file.length) {
      throw new UnreadablePictureException("it ends early");
    }
    return file[position++] & 0xff;
  }

  /** The next number in text, behind separators and comments. */
  private int number() throws UnreadablePictureException {
    int character = next();
    while (isSpace(character) || character == '#') {
      while (character == '#' && next() != '\n') {
        // a comment goes to the end of its line
      }
      character = next();
    }
    int value = 0;
    int digits = 0;
    for (; character >= '0' && character <= '9'; digits++) {
      value = 10 * value + character - '0';
      if (value > PictureDecoder.MAX_PIXELS) {
        throw new UnreadablePictureException("a number in it is too large");
      }
      character = position < file.length ? file[position] & 0xff : ' ';
      position++;
    }
    if (digits == 0 || !(isSpace(character) || character == '#')) {
      throw new UnreadablePictureException("it is damaged: a number is expected");
    }
    position--; // the separator
    return value;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
