//! Slips to cut out: a page is divided evenly, so that a pile of sheets is cut in one go, and no slip is cut in two.

use super::{Document, Piece, Role, piece::Rule};

/// Air between a slip and its cut lines, in points.
const AIR: f32 = 7.0;

impl Document {
    /// Lays slips out from here on, at most `per_page` a page, dashed cut lines between them. A slip that is taller than
    /// its share of the page takes two shares, or more.
    pub fn slips(&mut self, per_page: usize, slips: Vec<Piece>) {
        self.settle(slips.first().map_or(0.0, |slip| slip.height + 2.0 * AIR));
        let room = self.room();
        let heights: Vec<f32> = slips.iter().map(|s| s.height + 2.0 * AIR).collect();
        let rows = division(&heights, room, per_page.max(1));
        let share = room / rows as f32;
        let mut used = 0;
        for slip in slips {
            let shares = shares(slip.height + 2.0 * AIR, share).min(rows);
            if used + shares > rows {
                self.new_page();
                used = 0;
            }
            if used == 0 {
                self.cut(0.0);
            }
            used += shares;
            self.slip(slip, share * shares as f32);
        }
    }

    fn slip(&mut self, slip: Piece, height: f32) {
        let mut cell = Piece::new(Role::Section);
        let middle = ((height - slip.height) / 2.0).max(0.0);
        cell.put(0.0, middle, slip);
        cell.height = height;
        self.put(cell);
        self.cut(0.0);
    }

    /// A dashed line across the page, from edge to edge.
    fn cut(&mut self, y: f32) {
        let mut line = Piece::new(Role::Decoration);
        let over = self.margin();
        line.rule(-over, y, Rule { across: self.width() + 2.0 * over, down: 0.0, thickness: 0.7, dashed: true });
        self.put(line);
    }
}

fn shares(height: f32, share: f32) -> usize {
    // Half a point of rounding is no reason to take another share.
    ((height - 0.5) / share).ceil().max(1.0) as usize
}

/// Into how many shares a page is divided so that the slips take the fewest sheets. Among those, one share fewer is
/// better than a slip that leaves half of two shares blank, but a single tall slip does not spread all others out.
fn division(heights: &[f32], room: f32, per_page: usize) -> usize {
    let cost = |rows: usize| {
        let (mut sheets, mut used, mut doubled) = (0, rows, 0);
        for height in heights {
            let shares = shares(*height, room / rows as f32).min(rows);
            if used + shares > rows {
                (sheets, used) = (sheets + 1, 0);
            }
            used += shares;
            doubled += usize::from(shares > 1);
        }
        (sheets, 2 * doubled + per_page - rows)
    };
    (1..=per_page).rev().min_by_key(|rows| cost(*rows)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::division;

    #[test]
    fn a_page_is_divided_as_asked_when_the_slips_fit() {
        assert_eq!(division(&[90.0; 12], 500.0, 5), 5);
        assert_eq!(division(&[], 500.0, 5), 5);
    }

    #[test]
    fn taller_slips_get_fewer_shares_rather_than_two_each() {
        assert_eq!(division(&[110.0; 12], 500.0, 5), 4);
    }

    #[test]
    fn one_very_tall_slip_leaves_the_other_its_size() {
        assert_eq!(division(&[480.0, 90.0], 500.0, 5), 5);
    }

    #[test]
    fn a_share_fewer_is_better_than_half_blank_shares() {
        assert_eq!(division(&[90.0, 90.0, 110.0, 90.0, 90.0, 90.0, 110.0], 500.0, 5), 4);
    }

    #[test]
    fn one_tall_slip_does_not_spread_the_others_out() {
        let mut heights = [90.0; 12];
        heights[3] = 150.0;
        assert_eq!(division(&heights, 500.0, 5), 5);
    }
}
