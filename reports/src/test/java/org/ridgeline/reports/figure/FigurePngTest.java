package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images are of the right size and show something. */
class FigurePngTest {

    static Stream<Figure> figures() {
        return FigureSamples.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isTwiceTheLayoutAndNotBlank(Figure figure) throws IOException {
        Drawing drawing = Drawing.of(figure);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigurePng.file(drawing)));
        assertThat(image.getWidth()).isEqualTo(2 * Drawing.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * (drawing.titleHeight() + drawing.height()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(pixels[0]).isEqualTo(0xffffffff);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(5);
    }
}
