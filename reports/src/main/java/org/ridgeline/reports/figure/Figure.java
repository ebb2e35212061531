package org.ridgeline.reports.figure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a figure shows, as plain numbers; how it looks is the drawing's matter. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = LineFigure.class, name = "lines"),
    @Type(value = HistogramFigure.class, name = "histogram"),
    @Type(value = BarFigure.class, name = "bars"),
    @Type(value = ContourFigure.class, name = "contours"),
    @Type(value = SurfaceFigure.class, name = "surface")
})
public sealed interface Figure permits LineFigure, HistogramFigure, BarFigure, ContourFigure, SurfaceFigure {

    /** Returns the words around the figure. */
    Caption caption();
}
