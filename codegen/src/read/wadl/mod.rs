//! Pages in the dialect that was generated from WADL: v01, v02, v03, and edited by hand since.

#![allow(dead_code)]
mod header_name;
mod json;
mod message;
mod name;
mod necessity;
mod status_cell;
mod type_cell;
