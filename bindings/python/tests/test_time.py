import unittest
from datetime import datetime, timedelta, timezone

from chatcore import InvalidArgument
from chatcore._time import AT_ONCE_US, NEVER_US, from_us, to_us


class TimeTest(unittest.TestCase):
    def test_an_int_counts_microseconds(self):
        self.assertEqual(to_us(17), 17)
        self.assertEqual(to_us(-17), -17)

    def test_a_datetime_is_converted_exactly_whatever_its_zone(self):
        moment = datetime(2026, 1, 1, 12, 0, 0, 123457, tzinfo=timezone.utc)
        self.assertEqual(to_us(moment), 1767268800123457)
        self.assertEqual(to_us(moment.astimezone(timezone(timedelta(hours=7)))), 1767268800123457)
        self.assertEqual(to_us(datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc)), -1)

    def test_a_datetime_without_a_zone_is_refused(self):
        with self.assertRaisesRegex(InvalidArgument, "time zone"):
            to_us(datetime(2026, 1, 1))

    def test_other_types_are_refused(self):
        for wrong in (1.5, "now", None, True):
            with self.assertRaises(TypeError):
                to_us(wrong)

    def test_a_number_past_64_bits_is_refused(self):
        self.assertEqual(to_us(NEVER_US), NEVER_US)
        self.assertEqual(to_us(AT_ONCE_US), AT_ONCE_US)
        for past in (NEVER_US + 1, AT_ONCE_US - 1):
            with self.assertRaises(InvalidArgument):
                to_us(past)

    def test_times_come_back_in_utc(self):
        self.assertEqual(from_us(1767268800123457), datetime(2026, 1, 1, 12, 0, 0, 123457, tzinfo=timezone.utc))
        self.assertIsNone(from_us(NEVER_US))
        self.assertLess(from_us(AT_ONCE_US), datetime(1970, 1, 1, tzinfo=timezone.utc))
        self.assertEqual(from_us(NEVER_US - 1).year, 9999)


if __name__ == "__main__":
    unittest.main()
