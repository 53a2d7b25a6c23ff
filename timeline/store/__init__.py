"""The store: articles, claims and control in a GeoPackage or in PostGIS, behind one interface."""
