//! Pages in the dialect that was generated from WADL: v01, v02, v03, and edited by hand since.

#![allow(dead_code)]
mod json;
mod name;
mod necessity;
mod status_cell;
mod type_cell;
